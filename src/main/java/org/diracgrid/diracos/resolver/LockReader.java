package org.diracgrid.diracos.resolver;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.diracgrid.diracos.python.Marker;
import org.diracgrid.diracos.python.SpecifierSet;
import org.diracgrid.diracos.python.Version;

/** Reads {@code pylock.toml} (PEP 751), also of other tools; what it does not know it ignores. */
public final class LockReader {
  private static final Version KNOWN = Version.parse(LockPrinter.VERSION);

  private final TomlMapper mapper = new TomlMapper();
  private final LockPlace place;
  private final Consumer<String> warnings;

  /**
   * Reads a lock.
   *
   * @param place where it lies
   * @param warnings hears sentences about what may surprise
   */
  public LockReader(LockPlace place, Consumer<String> warnings) {
    this.place = place;
    this.warnings = warnings;
  }

  /**
   * Reads the bytes of the lock.
   *
   * @throws InvalidLockException if it is no TOML or no lock
   * @throws UnsupportedLockVersionException if its major version is not known
   */
  public LockFile read(byte[] bytes) {
    LockTable lock = new LockTable(place.shown(), "the lock", parse(bytes));
    checkVersion(lock.requiredText("lock-version"));
    if (!lock.has("packages")) {
      throw lock.missing("packages");
    }
    LockedPackageReader reader = new LockedPackageReader(place);
    List<LockedPackage> packages = new ArrayList<>();
    for (LockTable table : lock.tables("packages")) {
      packages.add(reader.read(table.as("package " + (packages.size() + 1) + " of the lock")));
    }
    return new LockFile(
        lock.texts("environments").stream()
            .map(text -> lock.parse("environments", text, Marker::parse))
            .toList(),
        lock.parsed("requires-python", SpecifierSet::parse),
        lock.requiredText("created-by"),
        packages,
        lock.table("tool")
            .flatMap(tool -> tool.table("diracos"))
            .map(table -> LockInputsReader.read(table.as("[tool.diracos]"))));
  }

  private JsonNode parse(byte[] bytes) {
    try {
      return mapper.readTree(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw new InvalidLockException(place.shown(), "it is not encoded in UTF-8, as TOML is", e);
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new InvalidLockException(
          at == null
              ? place.shown()
              : "%s:%d:%d".formatted(place.shown(), at.getLineNr(), at.getColumnNr()),
          "it is no TOML: " + e.getOriginalMessage().replaceAll("\\s*\\R.*", ""),
          e);
    }
  }

  private void checkVersion(String text) {
    Version version =
        Version.tryParse(text)
            .filter(it -> it.epoch() == 0 && it.releaseNumber(0) == KNOWN.releaseNumber(0))
            .orElseThrow(() -> new UnsupportedLockVersionException(place.shown(), text));
    if (version.compareTo(KNOWN) > 0) {
      warnings.accept(
          "%s has the lock-version %s, which is newer than %s; what it has beyond that is ignored"
              .formatted(place.shown(), text, KNOWN));
    }
  }
}
