/**
 * Which versions together and why; the lock that keeps them. May use python, requirements, index
 * and base.
 */
package org.diracgrid.diracos.resolver;
