/**
 * The mojos: parameters in, one call, artifacts out; the only package with Maven types. May use
 * extension and release, and every package's exceptions, which one table turns into messages.
 */
package org.diracgrid.diracos.maven;
