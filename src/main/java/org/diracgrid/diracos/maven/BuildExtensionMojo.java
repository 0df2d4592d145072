package org.diracgrid.diracos.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Builds a DIRACOS extension. */
@Mojo(name = "build-extension", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BuildExtensionMojo extends AbstractMojo {
  /** Says that it ran. */
  @Override
  public void execute() {
    getLog().info("not yet");
  }
}
