package org.diracgrid.diracos.resolver;

import java.util.Optional;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.requirements.Origin;

/**
 * Who wants a distribution.
 *
 * @param requirement the requirement as written, e.g. {@code six>=1.10}
 * @param by the distribution whose metadata says so; empty for the user
 * @param origin where the user says so; empty for a distribution
 */
public record Demand(String requirement, Optional<ProjectName> by, Optional<Origin> origin) {}
