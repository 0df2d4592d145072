/**
 * The DIRACOS below an extension: locating and verifying it, taking its inventory, and the
 * environment its Python is. May use python, transfer and archive.
 */
package org.diracgrid.diracos.base;
