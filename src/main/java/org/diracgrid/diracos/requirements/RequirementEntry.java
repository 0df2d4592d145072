package org.diracgrid.diracos.requirements;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.ProjectName;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.transfer.Checksum;

/**
 * One requirement or constraint of a requirements file.
 *
 * @param name the project; empty where only its metadata will tell (a bare URL, path or checkout)
 * @param extras normalized
 * @param specifier the versions allowed
 * @param marker when it counts
 * @param target what it asks for
 * @param editable whether it stands behind {@code -e}
 * @param constraint whether it only limits what is wanted elsewhere
 * @param hashes what {@code --hash} allows; empty for anything
 * @param configSettings {@code --config-settings} of this line
 * @param origin where it stands
 * @param requirement what is asked for as pip reads it: without options, variables expanded, so it
 *     may hold credentials and must not be shown
 * @param text the line as the user wrote it, joined, without comment, credentials masked
 */
public record RequirementEntry(
    Optional<ProjectName> name,
    SortedSet<String> extras,
    SpecifierSet specifier,
    Optional<Marker> marker,
    RequirementTarget target,
    boolean editable,
    boolean constraint,
    List<Checksum> hashes,
    Map<String, List<String>> configSettings,
    Origin origin,
    String requirement,
    String text) {}
