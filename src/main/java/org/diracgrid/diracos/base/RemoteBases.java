package org.diracgrid.diracos.base;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diracgrid.diracos.transfer.Checksum;
import org.diracgrid.diracos.transfer.ChecksumMismatchException;
import org.diracgrid.diracos.transfer.FetchedFile;
import org.diracgrid.diracos.transfer.MaskedUri;
import org.diracgrid.diracos.transfer.NotFoundException;
import org.diracgrid.diracos.transfer.OfflineException;
import org.diracgrid.diracos.transfer.Page;
import org.diracgrid.diracos.transfer.Transfer;

/** Brings bases from afar into the cache and verifies them. */
final class RemoteBases {
  private final Transfer transfer;
  private final DigestStore digests;
  private final PassingScans scans;

  /**
   * Fetches through this transfer, keeps in the store which md5 was found to hold, and scans what
   * comes.
   */
  RemoteBases(Transfer transfer, DigestStore digests, PassingScans scans) {
    this.transfer = transfer;
    this.digests = digests;
    this.scans = scans;
  }

  /**
   * The tarball at a URL.
   *
   * @param md5Names names beside it under which its md5 may lie, best first
   */
  LocatedBase locate(URI uri, List<String> md5Names, Optional<Checksum> expected) {
    List<String> warnings = new ArrayList<>();
    // With a pin the cache can answer alone, so the md5 is not even asked for.
    Optional<Expectation> expectation =
        expected.map(Expectation::ofConfiguration).or(() -> md5Beside(uri, md5Names, warnings));
    FetchedFile fetched = fetch(uri, expectation);
    String origin = fetched.origin().toString();
    if (expectation.isEmpty()) {
      warnings.add(Warnings.nothingVouches(origin, fetched.sha256()));
    }
    return new LocatedBase(
        fetched.path(),
        origin,
        fetched.sha256().hex(),
        fetched.size(),
        expectation.map(Expectation::source).stream().toList(),
        List.copyOf(warnings));
  }

  private FetchedFile fetch(URI uri, Optional<Expectation> expectation) {
    if (expectation.isEmpty()) {
      return bring(uri, List.of());
    }
    Checksum wanted = expectation.get().checksum();
    try {
      Optional<FetchedFile> unchanged = verifiedBefore(uri, wanted);
      if (unchanged.isPresent()) {
        return unchanged.get();
      }
      FetchedFile fetched = bring(uri, List.of(wanted));
      digests.keepSame(wanted, fetched.sha256());
      return fetched;
    } catch (ChecksumMismatchException e) {
      throw new BaseDigestMismatchException(
          MaskedUri.of(uri).toString(), expectation.get().source(), wanted, e.got());
    }
  }

  private FetchedFile bring(URI uri, List<Checksum> wanted) {
    return transfer.file(uri, wanted, scans.arrivals(MaskedUri.of(uri).toString()));
  }

  /** Spares digesting hundreds of megabytes of the cache again for the same md5. */
  private Optional<FetchedFile> verifiedBefore(URI uri, Checksum wanted) {
    return digests
        .sameAs(wanted)
        .flatMap(
            sha256 ->
                Optional.of(bring(uri, List.of()))
                    .filter(fetched -> fetched.sha256().equals(sha256)));
  }

  private Optional<Expectation> md5Beside(URI uri, List<String> names, List<String> warnings) {
    String tarball = Siblings.filename(uri);
    for (String name : names) {
      Optional<Page> page = page(Siblings.of(uri, name));
      if (page.isPresent()) {
        MaskedUri place = MaskedUri.of(page.get().uri());
        Optional<Checksum> digest = Md5File.digestOf(tarball, page.get().text(ISO_8859_1));
        if (digest.isPresent()) {
          return Optional.of(Expectation.ofMd5File(digest.get(), place));
        }
        // Servers exist that answer every question with a page of their own.
        warnings.add(Warnings.noMd5In(place));
      }
    }
    return Optional.empty();
  }

  private Optional<Page> page(URI uri) {
    try {
      return Optional.of(transfer.page(uri, "text/plain, */*;q=0.5"));
    } catch (NotFoundException | OfflineException e) {
      // Offline, an md5 that was never there cannot be told from one never fetched.
      return Optional.empty();
    }
  }
}
