package org.diracgrid.diracos.resolver;

/** Whether a source distribution counts as a candidate. */
public enum SourcePolicy {
  /** It does, below every wheel of its version; whoever asks will have it built. */
  BUILD,
  /** It is passed over, with the reason told where nothing else is left. */
  PASS_OVER
}
