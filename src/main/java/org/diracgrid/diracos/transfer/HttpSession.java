package org.diracgrid.diracos.transfer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes GET requests: who we are, where redirects lead, what a status means. */
final class HttpSession {
  private static final int MOST_REDIRECTS = 10;
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> ANSWERS = Set.of(200, 206, 304, 416);
  private static final Set<Integer> TRY_LATER = Set.of(408, 425, 429);
  private static final String USER_AGENT =
      "diracos-maven-plugin (Java " + Runtime.version().feature() + ")";

  private final Duration connectTimeout;
  private final Duration stallTimeout;
  private final Credentials credentials;
  private final ServerSettings servers;
  private final Proxies proxies;
  private final Map<WebOrigin, Login> loginsOfUrls = new ConcurrentHashMap<>();

  /** Made when it is needed: it takes a tenth of a second, and leaves a thread behind. */
  private Optional<HttpClient> client = Optional.empty();

  HttpSession(
      TransferSettings settings,
      Credentials credentials,
      ServerSettings servers,
      EnvironmentProxies proxies) {
    this.connectTimeout = settings.connectTimeout();
    this.stallTimeout = settings.stallTimeout();
    this.credentials = credentials;
    this.servers = servers;
    this.proxies = new Proxies(servers, proxies);
  }

  private synchronized HttpClient client() {
    if (client.isEmpty()) {
      client =
          Optional.of(
              HttpClient.newBuilder()
                  .connectTimeout(connectTimeout)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .proxy(proxies)
                  .build());
    }
    return client.get();
  }

  /** The answer, after redirects; any but 200, 206, 304 and 416 is thrown. */
  HttpAnswer get(URI asked, Map<String, String> headers, Deadline deadline) {
    rememberLogin(asked);
    URI uri = asked;
    for (int hops = 0; hops <= MOST_REDIRECTS; hops++) {
      Optional<Login> login = loginFor(uri);
      HttpAnswer answer = send(uri, headers, login, deadline);
      if (!REDIRECTS.contains(answer.status())) {
        return accepted(uri, answer, login);
      }
      answer.body().finish();
      URI next = target(uri, answer);
      refuseDowngrade(uri, next, login.or(() -> loginFor(next)));
      uri = next;
    }
    throw new RedirectException(asked, "there are more than " + MOST_REDIRECTS + " of them");
  }

  /** Links of a page carry no credentials, but belong to the index whose URL did (as pip does). */
  void rememberLogin(URI uri) {
    Login.of(uri).ifPresent(login -> loginsOfUrls.putIfAbsent(WebOrigin.of(uri), login));
  }

  private Optional<Login> loginFor(URI uri) {
    return Login.of(uri)
        .or(() -> Optional.ofNullable(loginsOfUrls.get(WebOrigin.of(uri))))
        .or(() -> servers.loginFor(uri))
        .or(() -> credentials.loginFor(uri));
  }

  private HttpAnswer send(
      URI uri, Map<String, String> headers, Optional<Login> login, Deadline deadline) {
    try {
      HttpResponse<BodyStream> response =
          client()
              .send(
                  request(uri, headers, login, deadline.within(stallTimeout)),
                  info -> new BodyStream(uri, stallTimeout, deadline));
      if (response.body() == null) {
        // The client gives the refusal of a tunnel without a body.
        throw new ProxyRefusedException(uri);
      }
      return new HttpAnswer(
          MaskedUri.withoutUserInfo(uri),
          response.statusCode(),
          response.headers(),
          response.body());
    } catch (HttpConnectTimeoutException e) {
      deadline.check(uri, e);
      // The request's timer covers the connection, too, so whichever is shorter has run out.
      Duration silence = connectTimeout.compareTo(stallTimeout) < 0 ? connectTimeout : stallTimeout;
      throw new TimedOutException(uri, "no connection", silence, e);
    } catch (HttpTimeoutException e) {
      deadline.check(uri, e);
      throw new TimedOutException(uri, "no answer", stallTimeout, e);
    } catch (IOException e) {
      throw NetworkFailure.of(uri, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransferInterruptedException(uri, e);
    }
  }

  private HttpRequest request(
      URI uri, Map<String, String> headers, Optional<Login> login, Duration timeout) {
    URI bare = MaskedUri.withoutUserInfo(uri);
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(bare)
              .timeout(timeout)
              // The upgrade that HTTP/2 in plain text asks for confuses old servers.
              .version(
                  WebOrigin.of(uri).scheme().equals("https")
                      ? HttpClient.Version.HTTP_2
                      : HttpClient.Version.HTTP_1_1)
              .header("User-Agent", USER_AGENT);
      headers.forEach(request::header);
      servers.headersFor(bare).forEach(request::setHeader);
      login.ifPresent(known -> request.header("Authorization", known.basic()));
      proxies
          .loginFor(bare)
          .ifPresent(known -> request.header("Proxy-Authorization", known.basic()));
      return request.build();
    } catch (IllegalArgumentException e) {
      throw new UnsupportedUriException(uri, "it is no URL of a web server");
    }
  }

  private static URI target(URI uri, HttpAnswer answer) {
    String location =
        answer
            .header("Location")
            .orElseThrow(() -> new RedirectException(uri, "it does not say where to"));
    URI next;
    try {
      // Servers send spaces and the like unescaped; browsers and pip forgive it.
      next = uri.resolve(location.strip().replace(" ", "%20"));
    } catch (IllegalArgumentException e) {
      throw new RedirectException(uri, "its target is no URL");
    }
    String scheme = WebOrigin.of(next).scheme();
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new RedirectException(uri, "it leads to a URL of scheme '" + scheme + "'");
    }
    return next;
  }

  static void refuseDowngrade(URI from, URI to, Optional<Login> login) {
    boolean downgrade =
        WebOrigin.of(from).scheme().equals("https") && WebOrigin.of(to).scheme().equals("http");
    if (downgrade && login.isPresent()) {
      throw new RedirectException(from, "it leads from https to http, and credentials are in play");
    }
  }

  private HttpAnswer accepted(URI uri, HttpAnswer answer, Optional<Login> login) {
    int status = answer.status();
    if (ANSWERS.contains(status)) {
      return answer;
    }
    answer.body().finish();
    if (status == 404 || status == 410) {
      throw new NotFoundException(uri);
    }
    if (status == 401 || status == 403) {
      throw new RefusedException(uri, status, login, servers.names(uri));
    }
    if (status == 407) {
      throw new ProxyRefusedException(uri);
    }
    if (status >= 500 || TRY_LATER.contains(status)) {
      throw new ServerErrorException(
          uri, status, answer.header("Retry-After").flatMap(RetryAfter::parse));
    }
    throw new UnexpectedStatusException(uri, status);
  }
}
