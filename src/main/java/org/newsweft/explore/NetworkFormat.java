package org.newsweft.explore;

import static org.jgrapht.nio.DefaultAttribute.createAttribute;

import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.QuoteMode;
import org.jgrapht.Graph;
import org.jgrapht.graph.SimpleWeightedGraph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.AttributeType;
import org.jgrapht.nio.gexf.GEXFAttributeType;
import org.jgrapht.nio.gexf.GEXFExporter;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.newsweft.explore.Network.Node;
import org.newsweft.explore.Network.Tie;

/** The forms in which a network is written, by the ending of the file. */
public enum NetworkFormat {
  /** GraphML 1.0, for Gephi, Cytoscape, yEd, igraph, networkx. */
  GRAPHML {
    @Override
    public void write(Network network, Writer out) {
      var exporter = new GraphMLExporter<Node, Tie>(Node::id);
      var nodes = GraphMLExporter.AttributeCategory.NODE;
      exporter.registerAttribute("label", nodes, AttributeType.STRING);
      exporter.registerAttribute("kind", nodes, AttributeType.STRING);
      exporter.registerAttribute("country", nodes, AttributeType.STRING);
      exporter.registerAttribute("articles", nodes, AttributeType.LONG);
      exporter.registerAttribute("first_seen", nodes, AttributeType.STRING);
      var ties = GraphMLExporter.AttributeCategory.EDGE;
      exporter.setExportEdgeWeights(true);
      for (String count : COUNTS) {
        exporter.registerAttribute(count, ties, AttributeType.LONG);
      }
      exporter.registerAttribute("npmi", ties, AttributeType.DOUBLE);
      exporter.registerAttribute("log_likelihood", ties, AttributeType.DOUBLE);
      exporter.registerAttribute("first_seen_together", ties, AttributeType.STRING);
      exporter.setVertexAttributeProvider(NetworkFormat::attributes);
      exporter.setEdgeAttributeProvider(NetworkFormat::attributes);
      exporter.exportGraph(graph(network), out);
    }
  },

  /** GEXF 1.2, for Gephi and networkx. */
  GEXF {
    @Override
    public void write(Network network, Writer out) {
      var number = new HashMap<Tie, String>();
      network.ties().forEach(tie -> number.put(tie, String.valueOf(number.size())));
      var exporter = new GEXFExporter<Node, Tie>(Node::id, number::get);
      exporter.setParameter(GEXFExporter.Parameter.EXPORT_EDGE_WEIGHTS, true);
      var nodes = GEXFExporter.AttributeCategory.NODE;
      exporter.registerAttribute("kind", nodes, GEXFAttributeType.STRING);
      exporter.registerAttribute("country", nodes, GEXFAttributeType.STRING);
      exporter.registerAttribute("articles", nodes, GEXFAttributeType.LONG);
      exporter.registerAttribute("first_seen", nodes, GEXFAttributeType.STRING);
      var ties = GEXFExporter.AttributeCategory.EDGE;
      for (String count : COUNTS) {
        exporter.registerAttribute(count, ties, GEXFAttributeType.LONG);
      }
      exporter.registerAttribute("npmi", ties, GEXFAttributeType.DOUBLE);
      exporter.registerAttribute("log_likelihood", ties, GEXFAttributeType.DOUBLE);
      exporter.registerAttribute("first_seen_together", ties, GEXFAttributeType.STRING);
      exporter.setVertexAttributeProvider(NetworkFormat::attributes);
      exporter.setEdgeAttributeProvider(NetworkFormat::attributes);
      exporter.exportGraph(graph(network), out);
    }
  },

  /**
   * CSV for spreadsheets: one row a tie, a byte order mark so that Excel reads UTF-8, lines that
   * end with CR LF, and no cell that a spreadsheet would run as a formula.
   */
  CSV {
    @Override
    public void write(Network network, Writer out) throws IOException {
      var nodes = new HashMap<String, Node>();
      network.nodes().forEach(node -> nodes.put(node.id(), node));
      out.write('\uFEFF');
      var format = CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.MINIMAL).build();
      try (var printer = new CSVPrinter(out, format)) {
        printer.printRecord(
            "period",
            "item_a",
            "name_a",
            "kind_a",
            "item_b",
            "name_b",
            "kind_b",
            "articles",
            "stories",
            "sources",
            "sentences",
            "npmi",
            "log_likelihood",
            "first_seen_together");
        for (Tie tie : network.ties()) {
          Node a = nodes.get(tie.a());
          Node b = nodes.get(tie.b());
          printer.printRecord(
              network.period(),
              spreadsheetText(a.id()),
              spreadsheetText(a.name()),
              a.kind(),
              spreadsheetText(b.id()),
              spreadsheetText(b.name()),
              b.kind(),
              tie.articles(),
              tie.stories(),
              tie.sources(),
              tie.sentences(),
              tie.npmi(),
              tie.logLikelihood(),
              tie.firstSeen());
        }
      }
    }
  };

  /** Of a tie, beside its weight: the articles. JGraphT has one register of names for both. */
  private static final String[] COUNTS = {"stories", "sources", "sentences"};

  /** Writes a network. The same network gives the same bytes. */
  public abstract void write(Network network, Writer out) throws IOException;

  /** The format for a file, by its ending; empty if it has another. */
  public static Optional<NetworkFormat> ofFile(String file) {
    for (NetworkFormat format : values()) {
      if (file.toLowerCase(Locale.ROOT).endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }

  /**
   * A text as the cell of a spreadsheet, which must not take it for a formula: what begins with
   * {@code = + - @}, a tab, a line break or the full-width form of such a sign gets an apostrophe
   * before it.
   *
   * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP on CSV injection</a>
   */
  static String spreadsheetText(String text) {
    return !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static Graph<Node, Tie> graph(Network network) {
    var graph = new SimpleWeightedGraph<Node, Tie>(null, null);
    var nodes = new HashMap<String, Node>();
    for (Node node : network.nodes()) {
      graph.addVertex(xml(node));
      nodes.put(node.id(), xml(node));
    }
    for (Tie tie : network.ties()) {
      graph.addEdge(nodes.get(tie.a()), nodes.get(tie.b()), tie);
      graph.setEdgeWeight(tie, (double) tie.articles());
    }
    return graph;
  }

  private static Node xml(Node node) {
    return new Node(
        node.id(),
        // Characters that XML has no way to write: controls and halves of characters.
        node.name()
            .replaceAll(
                "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "\uFFFD"),
        node.kind(),
        node.country(),
        node.articles(),
        node.firstSeen());
  }

  private static Map<String, Attribute> attributes(Node node) {
    var attributes = new LinkedHashMap<String, Attribute>();
    attributes.put("label", createAttribute(node.name()));
    attributes.put("kind", createAttribute(node.kind()));
    if (node.country() != null) {
      attributes.put("country", createAttribute(node.country()));
    }
    attributes.put("articles", createAttribute(node.articles()));
    attributes.put("first_seen", createAttribute(node.firstSeen().toString()));
    return attributes;
  }

  private static Map<String, Attribute> attributes(Tie tie) {
    var attributes = new LinkedHashMap<String, Attribute>();
    attributes.put("stories", createAttribute(tie.stories()));
    attributes.put("sources", createAttribute(tie.sources()));
    attributes.put("sentences", createAttribute(tie.sentences()));
    attributes.put("npmi", createAttribute(tie.npmi()));
    attributes.put("log_likelihood", createAttribute(tie.logLikelihood()));
    attributes.put("first_seen_together", createAttribute(tie.firstSeen().toString()));
    return attributes;
  }
}
