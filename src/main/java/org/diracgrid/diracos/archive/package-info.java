/**
 * Tar and gzip streams and their checksums: reading a base, and writing a base with an edit
 * applied. Uses no other package of this project.
 */
package org.diracgrid.diracos.archive;
