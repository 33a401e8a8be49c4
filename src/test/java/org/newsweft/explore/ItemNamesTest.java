package org.newsweft.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.newsweft.config.UserError;
import org.newsweft.explore.ItemNames.Known;

final class ItemNamesTest {
  private static final Known KAZAKHSTAN = new Known("country:KAZ", "Kazakhstan", "country", 39);
  private static final Known UN =
      new Known("org:united-nations", "United Nations", "organization", 29);
  private static final Known IVORY_COAST = new Known("country:CIV", "Côte d'Ivoire", "country", 3);
  private static final Known JORDAN = new Known("country:JOR", "Jordan", "country", 2);
  private static final Known MR_JORDAN = new Known("person:jordan", "Jordan", "person", 5);
  private static final Known KAZAKHMYS = new Known("org:kazakhmys", "Kazakhmys", "organization", 1);

  private static List<String> found(String... asked) {
    var names = new ItemNames(List.of(asked));
    names.consider(KAZAKHSTAN, List.of("Kazakhstan", "Kazakh"), List.of("Kazakh", "Kazakhstan's"));
    names.consider(UN, List.of("UN", "U.N."), List.of("UN"));
    names.consider(IVORY_COAST, List.of("Ivory Coast"), List.of());
    names.consider(JORDAN, List.of("Jordan"), List.of("Jordan"));
    names.consider(MR_JORDAN, List.of(), List.of("Jordan"));
    names.consider(KAZAKHMYS, List.of(), List.of("Kazakhmys", "the Group"));
    return names.found().stream().map(Known::id).toList();
  }

  @Test
  void anItemIsFoundByIdNameSpellingAndSurfaceInAnyCase() {
    assertThat(found("country:kaz", "Kazakhstan", "kazakhstan", "UN", "un", "U.N."))
        .containsExactly(
            "country:KAZ",
            "country:KAZ",
            "country:KAZ",
            "org:united-nations",
            "org:united-nations",
            "org:united-nations");
    assertThat(found("the group")).containsExactly("org:kazakhmys");
  }

  @Test
  void accentsAndSignsMakeNoDifference() {
    assertThat(found("cote d’ivoire", "ivory-coast")).containsExactly("country:CIV", "country:CIV");
  }

  @Test
  void aNearMissSuggestsTheNearestBestKnownFirst() {
    assertThatThrownBy(() -> found("Kazakstan"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "No item is called \"Kazakstan\"; is it one of: Kazakhstan (country:KAZ, 39 articles)");
    assertThatThrownBy(() -> found("nations"))
        .hasMessageContaining("is it one of: United Nations (org:united-nations, 29 articles)");
  }

  @Test
  void aNameOfSeveralItemsListsThemAllAndAsksForAnId() {
    assertThatThrownBy(() -> found("jordan"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "\"jordan\" can mean several items, name one by its id: Jordan (person:jordan, 5"
                + " articles); Jordan (country:JOR, 2 articles)");
    assertThat(found("country:JOR")).containsExactly("country:JOR");
  }

  @Test
  void allNamesThatCannotBeToldAreNamedTogether() {
    assertThatThrownBy(() -> found("Jordan", "Kazakstan"))
        .hasMessageContaining("\"Jordan\" can mean")
        .hasMessageContaining("called \"Kazakstan\"");
  }

  @Test
  void aNameThatNothingIsLikeSaysHowToSearch() {
    assertThatThrownBy(() -> found("zzzzzzzzzzzz")).hasMessageContaining("find one with: newsweft");
    assertThatThrownBy(() -> found("…")).hasMessageContaining("No item is called");
  }
}
