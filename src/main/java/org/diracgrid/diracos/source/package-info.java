/**
 * From source to a wheel: what a project folder, a source distribution or a checkout says of
 * itself, and the wheel that is made of it. May use the Python standards, {@code index}, whose port
 * it serves, and {@code transfer}.
 */
package org.diracgrid.diracos.source;
