/** From a wheel to the archive entries it installs. May use python, base and archive. */
package org.diracgrid.diracos.wheel;
