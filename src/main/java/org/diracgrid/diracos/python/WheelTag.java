package org.diracgrid.diracos.python;

/**
 * One compatibility tag (PEP 425), e.g. {@code cp27-cp27mu-manylinux1_x86_64}; parts are lower
 * case.
 *
 * @param interpreter e.g. {@code cp27}
 * @param abi e.g. {@code cp27mu}
 * @param platform e.g. {@code manylinux1_x86_64}
 */
public record WheelTag(String interpreter, String abi, String platform) {
  @Override
  public String toString() {
    return interpreter + "-" + abi + "-" + platform;
  }
}
