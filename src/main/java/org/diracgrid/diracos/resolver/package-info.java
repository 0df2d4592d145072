/** Which versions together and why. May use python, requirements, index and base. */
package org.diracgrid.diracos.resolver;
