/**
 * The software bill of materials: what an extension consists of, as CycloneDX tools read it. Uses
 * python alone.
 */
package org.diracgrid.diracos.sbom;
