package org.diracgrid.diracos.extension;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.diracgrid.diracos.base.BaseDigestMismatchException;
import org.diracgrid.diracos.base.BaseInventory;
import org.diracgrid.diracos.base.BaseIsFolderException;
import org.diracgrid.diracos.base.BaseLocator;
import org.diracgrid.diracos.base.InstalledDistribution;
import org.diracgrid.diracos.base.InventoryReader;
import org.diracgrid.diracos.base.LocatedBase;
import org.diracgrid.diracos.base.MissingBaseFileException;
import org.diracgrid.diracos.base.NotADiracosException;
import org.diracgrid.diracos.base.UnreadableBaseException;
import org.diracgrid.diracos.transfer.Transfer;

/**
 * What an earlier extension has installed, its base's distributions included.
 *
 * @param name its Maven coordinates, or the name of its tarball
 * @param diracOsVersion of its base, if it tells
 * @param distributions what its Python imports
 */
record PreviousExtension(
    String name, Optional<String> diracOsVersion, List<InstalledDistribution> distributions) {

  /**
   * Looks into its tarball, as into that of a base.
   *
   * @throws PreviousExtensionException if it cannot be had, or is no DIRACOS
   */
  static PreviousExtension read(PreviousChoice choice, Transfer transfer, StepLog log) {
    try (InventoryReader inventories = new InventoryReader(transfer.cacheFolder("inventories"))) {
      return log.step(
          BuildStep.PREVIOUS,
          "the earlier extension",
          OptionalLong.empty(),
          () -> read(choice, new BaseLocator(transfer, inventories), inventories, log),
          found -> "%s, %s".formatted(found.name, Counts.print(found.size(), "distribution")));
    } catch (MissingBaseFileException
        | BaseIsFolderException
        | UnreadableBaseException
        | BaseDigestMismatchException
        | NotADiracosException e) {
      throw new PreviousExtensionException(e);
    }
  }

  private static PreviousExtension read(
      PreviousChoice choice, BaseLocator locator, InventoryReader inventories, StepLog log) {
    LocatedBase located = locator.locate(choice.reference(), Optional.empty(), log::advance);
    BaseInventory inventory = inventories.read(located, log::advance);
    return new PreviousExtension(
        name(located.origin()), inventory.version(), inventory.distributions());
  }

  /** A folder of this machine means nothing to who reads of it. */
  private static String name(String origin) {
    return origin.substring(Math.max(origin.lastIndexOf('/'), origin.lastIndexOf('\\')) + 1);
  }

  private int size() {
    return distributions.size();
  }
}
