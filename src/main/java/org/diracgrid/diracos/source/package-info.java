/**
 * From source to a wheel: what a project folder, a source distribution or a checkout says of
 * itself, and the wheel that is made of it, if need be by a Python. May use python, transfer,
 * archive, base, wheel, and {@code index}, whose port it serves.
 */
package org.diracgrid.diracos.source;
