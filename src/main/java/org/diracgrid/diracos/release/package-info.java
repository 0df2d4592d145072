/**
 * What DIRAC's installers read: the folder of tarballs and md5s, CFG files, and whether an
 * installation would find its way. May use archive and transfer.
 */
package org.diracgrid.diracos.release;
