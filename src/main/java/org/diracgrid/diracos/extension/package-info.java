/**
 * What an extension is, its JSON, the pipeline that builds it and the record of the build. May use
 * every package but maven.
 */
package org.diracgrid.diracos.extension;
