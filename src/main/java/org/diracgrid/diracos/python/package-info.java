/**
 * Python's packaging standards as value types: versions, specifiers, markers, requirements, tags,
 * file names, metadata. No I/O; uses no other package of this project.
 */
package org.diracgrid.diracos.python;
