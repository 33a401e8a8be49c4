package org.newsweft.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A headless Chromium, driven by its chromedriver over the W3C WebDriver protocol: JSON over HTTP
 * on loopback. Selenium would bring the same with a Guava that Spark's classes do not run with.
 *
 * @see <a href="https://www.w3.org/TR/webdriver2/">WebDriver</a>
 */
public final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process driver;
  private final Path profile;
  private final HttpClient http = HttpClient.newHttpClient();
  private final String server;
  private String session = "";

  private Browser(Process driver, String server, Path profile) {
    this.driver = driver;
    this.server = server;
    this.profile = profile;
  }

  /** The browser and its driver, if both are on this machine's path. */
  public static boolean isThere() {
    return chromium().isPresent() && onPath("chromedriver").isPresent();
  }

  private static Optional<Path> chromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(name -> onPath(name).stream())
        .findFirst();
  }

  private static Optional<Path> onPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Starts a browser with a new profile. */
  public static Browser start() throws IOException {
    Process driver =
        new ProcessBuilder(onPath("chromedriver").orElseThrow().toString(), "--port=0")
            .redirectErrorStream(true)
            .start();
    Path profile = Files.createTempDirectory("newsweft-browser");
    var browser = new Browser(driver, "http://127.0.0.1:" + port(driver), profile);
    browser.session = "/session/" + browser.open().path("sessionId").asText();
    return browser;
  }

  private static int port(Process driver) throws IOException {
    Pattern ready = Pattern.compile("started successfully on port (\\d+)");
    var lines =
        new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher matcher = ready.matcher(line);
      if (matcher.find()) {
        return Integer.parseInt(matcher.group(1));
      }
    }
    throw new IOException("chromedriver ended before it was ready");
  }

  private JsonNode open() {
    ObjectNode options = JSON.createObjectNode().put("binary", chromium().orElseThrow().toString());
    for (String argument :
        List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--user-data-dir=" + profile)) {
      options.withArray("args").add(argument);
    }
    ObjectNode always = JSON.createObjectNode().put("browserName", "chrome");
    always.set("goog:chromeOptions", options);
    always.putObject("goog:loggingPrefs").put("browser", "ALL");
    ObjectNode body = JSON.createObjectNode();
    body.putObject("capabilities").set("alwaysMatch", always);
    return send("POST", "/session", body);
  }

  /** The width and height of the page, in CSS pixels. */
  public void resize(int width, int height) {
    ObjectNode body = JSON.createObjectNode().put("cmd", "Emulation.setDeviceMetricsOverride");
    body.putObject("params")
        .put("width", width)
        .put("height", height)
        .put("deviceScaleFactor", 1)
        .put("mobile", false);
    send("POST", session + "/goog/cdp/execute", body);
  }

  /** Goes to an address; waits until the page is loaded. */
  public void open(String address) {
    send("POST", session + "/url", JSON.createObjectNode().put("url", address));
  }

  /** The value of a JavaScript expression. */
  public JsonNode value(String expression) {
    ObjectNode body = JSON.createObjectNode().put("script", "return " + expression);
    body.putArray("args");
    return send("POST", session + "/execute/sync", body);
  }

  /** The same as a text. */
  public String text(String expression) {
    return value(expression).asText();
  }

  /** Waits until a JavaScript expression is true. */
  public void await(String expression) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!value(expression).asBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("After %s still not: %s".formatted(PATIENCE, expression));
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Clicks on the first element of a CSS selector, as a mouse does. */
  public void click(String selector) {
    send("POST", element(selector) + "/click", JSON.createObjectNode());
  }

  /** Types into the first element of a CSS selector. */
  public void type(String selector, String keys) {
    send("POST", element(selector) + "/value", JSON.createObjectNode().put("text", keys));
  }

  private String element(String selector) {
    ObjectNode body = JSON.createObjectNode().put("using", "css selector").put("value", selector);
    return session + "/element/" + send("POST", session + "/element", body).path(ELEMENT).asText();
  }

  /** Goes back in the history. */
  public void back() {
    send("POST", session + "/back", JSON.createObjectNode());
  }

  /** The page as a PDF. */
  public byte[] print() {
    return Base64.getDecoder()
        .decode(send("POST", session + "/print", JSON.createObjectNode()).asText());
  }

  /** What the page shows, as a PNG. */
  public byte[] screenshot() {
    return Base64.getDecoder().decode(send("GET", session + "/screenshot", null).asText());
  }

  /** What the console has got since the last call: errors, warnings, breaches of the policy. */
  public List<String> console() {
    var messages = new ArrayList<String>();
    send("POST", session + "/se/log", JSON.createObjectNode().put("type", "browser"))
        .forEach(
            entry ->
                messages.add(entry.path("level").asText() + " " + entry.path("message").asText()));
    return messages;
  }

  private JsonNode send(String method, String path, JsonNode body) {
    var publisher =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.toString());
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server + path))
            .method(method, publisher)
            .header("Content-Type", "application/json; charset=utf-8")
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode value = JSON.readTree(answer.body()).path("value");
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            "%s %s: %s".formatted(method, body, value.path("message").asText()));
      }
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Ends browser and driver, and removes the profile. */
  @Override
  public void close() throws IOException {
    try {
      if (!session.isEmpty()) {
        send("DELETE", session, null);
      }
    } finally {
      driver.destroy();
      try (Stream<Path> files = Files.walk(profile)) {
        for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
