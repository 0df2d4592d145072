package org.diracgrid.diracos.sbom;

import com.github.packageurl.PackageURL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.exception.GeneratorException;
import org.cyclonedx.generators.BomGeneratorFactory;
import org.cyclonedx.model.Ancestors;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Dependency;
import org.cyclonedx.model.ExternalReference;
import org.cyclonedx.model.Hash;
import org.cyclonedx.model.Metadata;
import org.cyclonedx.model.Pedigree;
import org.cyclonedx.model.metadata.ToolInformation;
import org.diracgrid.diracos.python.ProjectName;

/**
 * A bill of materials as CycloneDX 1.6 JSON, equal bytes for equal bills.
 *
 * <p>The base is the ancestor in the extension's pedigree, as the extension is a changed copy of
 * it, and also a component that the extension depends on, because Dependency-Track and its like
 * look for flaws among components alone. What is used of the base is nested in that component: so
 * it is marked as a part of it.
 */
public final class CycloneDxDocument {
  private final BillOfMaterials bill;
  private final PackageUrls urls = new PackageUrls();
  private final LicenceChoices licences = new LicenceChoices();
  private final Map<ProjectName, String> references = new HashMap<>();

  /** The document of this bill. */
  public CycloneDxDocument(BillOfMaterials bill) {
    this.bill = bill;
    distributions().forEach(it -> references.put(it.name(), urls.of(it).canonicalize()));
  }

  private Stream<BillOfMaterials.Distribution> distributions() {
    return Stream.concat(bill.added().stream(), bill.used().stream());
  }

  /** Its JSON text in UTF-8, with a final newline. */
  public byte[] bytes() {
    Bom bom = new Bom();
    bom.setSerialNumber("urn:uuid:" + serialNumber());
    bom.setMetadata(metadata());
    bom.setComponents(components());
    bom.setDependencies(dependencies());
    try {
      String text = BomGeneratorFactory.createJson(Version.VERSION_16, bom).toJsonString();
      // The library ends lines as the operating system does.
      return (text.replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (GeneratorException e) {
      throw new IllegalStateException("a bill of plain values always prints", e);
    }
  }

  /** A number for these very bytes: a random one would make each build another. */
  private UUID serialNumber() {
    String digests =
        String.join(
            " ",
            urls.of(bill.extension()).canonicalize(),
            bill.extension().sha256(),
            bill.base().sha256());
    return UUID.nameUUIDFromBytes(digests.getBytes(StandardCharsets.UTF_8));
  }

  private Metadata metadata() {
    Component plugin = component(Component.Type.APPLICATION, "diracos-maven-plugin");
    plugin.setVersion(bill.plugin());
    ToolInformation tools = new ToolInformation();
    tools.setComponents(List.of(plugin));
    Metadata metadata = new Metadata();
    // A new one has the time of now.
    metadata.setTimestamp(bill.timestamp().map(Date::from).orElse(null));
    metadata.setToolChoice(tools);
    metadata.setComponent(extension());
    return metadata;
  }

  private Component extension() {
    BillOfMaterials.Extension extension = bill.extension();
    Component component = component(Component.Type.APPLICATION, extension.name());
    component.setVersion(extension.version());
    identify(component, urls.of(extension));
    component.setHashes(
        List.of(
            new Hash(Hash.Algorithm.MD5, extension.md5()),
            new Hash(Hash.Algorithm.SHA_256, extension.sha256())));
    Ancestors ancestors = new Ancestors();
    Component ancestor = base();
    // A reference names one component of a document.
    ancestor.setBomRef(null);
    ancestors.setComponents(List.of(ancestor));
    Pedigree pedigree = new Pedigree();
    pedigree.setAncestors(ancestors);
    component.setPedigree(pedigree);
    return component;
  }

  private Component base() {
    Component component = component(Component.Type.PLATFORM, bill.base().name());
    bill.base().version().ifPresent(component::setVersion);
    identify(component, urls.of(bill.base()));
    component.setHashes(List.of(new Hash(Hash.Algorithm.SHA_256, bill.base().sha256())));
    return component;
  }

  private List<Component> components() {
    List<Component> components = new ArrayList<>();
    Component base = base();
    base.setComponents(bill.used().stream().map(this::distribution).toList());
    components.add(base);
    bill.added().forEach(it -> components.add(distribution(it)));
    return components;
  }

  private Component distribution(BillOfMaterials.Distribution distribution) {
    Component component = component(Component.Type.LIBRARY, distribution.writtenName());
    component.setVersion(distribution.version());
    identify(component, urls.of(distribution));
    component.setScope(Component.Scope.REQUIRED);
    licences.of(distribution.licence()).ifPresent(component::setLicenses);
    distribution.wheel().ifPresent(wheel -> add(wheel, component));
    return component;
  }

  private static void add(BillOfMaterials.Wheel wheel, Component component) {
    component.setHashes(List.of(new Hash(Hash.Algorithm.SHA_256, wheel.sha256())));
    if (PackageUrls.isRemote(wheel.origin())) {
      ExternalReference reference = new ExternalReference();
      reference.setType(ExternalReference.Type.DISTRIBUTION);
      reference.setUrl(wheel.origin());
      component.setExternalReferences(List.of(reference));
    }
  }

  private List<Dependency> dependencies() {
    List<Dependency> dependencies = new ArrayList<>();
    String base = urls.of(bill.base()).canonicalize();
    dependencies.add(
        dependency(
            urls.of(bill.extension()).canonicalize(),
            Stream.concat(
                Stream.of(base),
                distributions()
                    .filter(BillOfMaterials.Distribution::requested)
                    .map(it -> references.get(it.name())))));
    dependencies.add(dependency(base, Stream.empty()));
    distributions()
        .forEach(
            it ->
                dependencies.add(
                    dependency(
                        references.get(it.name()),
                        it.requires().stream()
                            .flatMap(name -> Optional.ofNullable(references.get(name)).stream()))));
    return dependencies;
  }

  private static Dependency dependency(String of, Stream<String> on) {
    Dependency dependency = new Dependency(of);
    on.distinct()
        .filter(it -> !it.equals(of))
        .forEach(it -> dependency.addDependency(new Dependency(it)));
    return dependency;
  }

  private static Component component(Component.Type type, String name) {
    Component component = new Component();
    component.setType(type);
    component.setName(name);
    return component;
  }

  private static void identify(Component component, PackageURL url) {
    component.setPurl(url);
    component.setBomRef(url.canonicalize());
  }
}
