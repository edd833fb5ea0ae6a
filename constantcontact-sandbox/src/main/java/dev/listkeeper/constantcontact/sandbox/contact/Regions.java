package dev.listkeeper.constantcontact.sandbox.contact;

import dev.listkeeper.constantcontact.sandbox.evidence.Observed;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Codes of states and countries become names when they are stored. */
@Observed("recorded contact, 2026-09: IL comes back as Illinois, US as United States")
final class Regions {
  private static final Map<String, String> STATES = new HashMap<>();

  static {
    String pairs =
        """
        AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,\
        DE Delaware,DC District of Columbia,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,\
        IN Indiana,IA Iowa,KS Kansas,KY Kentucky,LA Louisiana,ME Maine,MD Maryland,\
        MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,MO Missouri,MT Montana,\
        NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,\
        NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,\
        RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,\
        VA Virginia,WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming\
        """;
    for (String pair : pairs.split(",", -1)) {
      STATES.put(pair.substring(0, 2), pair.substring(3));
    }
  }

  private Regions() {}

  /** The profile with names in place of codes. */
  static Profile expanded(Profile profile) {
    Profile result = profile;
    for (Postal kind : Postal.values()) {
      String state = profile.get(kind.state());
      if (state != null) {
        result = result.with(kind.state(), STATES.getOrDefault(state, state));
      }
      String country = profile.get(kind.country());
      if (country != null) {
        result = result.with(kind.country(), country(country));
      }
    }
    return result;
  }

  private static String country(String text) {
    if (text.length() != 2) {
      return text;
    }
    String name = Locale.of("", text).getDisplayCountry(Locale.ENGLISH);
    return name.isEmpty() ? text : name;
  }
}
