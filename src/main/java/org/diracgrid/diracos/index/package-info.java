/**
 * Where distributions are found: the simple repository API, find-links and direct references. May
 * use python and transfer.
 */
package org.diracgrid.diracos.index;
