/**
 * pip's requirements files and pip's configuration, read the way pip reads them. May use python and
 * transfer.
 */
package org.diracgrid.diracos.requirements;
