/**
 * Whether a built archive holds: opened as a stranger would, its every promise is checked. May use
 * python, base and archive.
 */
package org.diracgrid.diracos.verification;
