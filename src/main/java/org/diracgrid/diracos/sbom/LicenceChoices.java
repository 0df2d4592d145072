package org.diracgrid.diracos.sbom;

import java.util.Optional;
import java.util.stream.Stream;
import org.cyclonedx.model.License;
import org.cyclonedx.model.LicenseChoice;
import org.cyclonedx.model.license.Acknowledgement;
import org.cyclonedx.model.license.Expression;
import org.cyclonedx.util.LicenseResolver;
import org.diracgrid.diracos.python.DeclaredLicence;

/** Licences as CycloneDX writes them. */
final class LicenceChoices {
  /** What is declared; empty if that is nothing. */
  Optional<LicenseChoice> of(DeclaredLicence declared) {
    LicenseChoice choice = new LicenseChoice();
    if (declared.expression().isPresent()) {
      Expression expression = new Expression(declared.expression().get());
      expression.setAcknowledgement(Acknowledgement.DECLARED);
      choice.setExpression(expression);
      return Optional.of(choice);
    }
    declared.names().forEach(name -> choice.addLicense(licence(name)));
    return declared.names().isEmpty() ? Optional.empty() : Optional.of(choice);
  }

  private static License licence(String name) {
    License licence = new License();
    if (isSpdx(name)) {
      licence.setId(name);
    } else {
      licence.setName(name);
    }
    licence.setAcknowledgement(Acknowledgement.DECLARED);
    return licence;
  }

  /** The library also guesses, BSD-3-Clause for any BSD License, which nobody declared. */
  private static boolean isSpdx(String name) {
    return Stream.ofNullable(LicenseResolver.resolve(name, false))
        .flatMap(choice -> Stream.ofNullable(choice.getLicenses()))
        .flatMap(licences -> licences.stream())
        .anyMatch(licence -> name.equals(licence.getId()));
  }
}
