/**
 * Fetching bytes: HTTP, the cache, credentials, retries, progress. Uses no other package of this
 * project.
 */
package org.diracgrid.diracos.transfer;
