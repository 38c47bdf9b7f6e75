import type { ModelTableName } from "@/datasets/model/model";
import { wordsOf } from "@/datasets/model/words";

/** ` crime head name `: a name in small words, whatever way it is written. */
export const inWords = (name: string): string => ` ${wordsOf(name)} `;

/** Names by which police call a column, the surest first. */
type Names = Readonly<Record<string, readonly RegExp[]>>;

const offence = "(?:crime|offen[cs]e|incident|occ|occurrence|occurred|event|cmplnt|complaint)";
const when = "(?:date|dt|datetime|date time|timestamp|on|at|day)";
const number = "(?:no|num|number|id|ref|reference|nr|key|code)";
const own = (text: string) => new RegExp(`^ (?:${text}) $`);
const has = (text: string) => new RegExp(` (?:${text}) `);
const without = (other: string, text: string) => new RegExp(`^(?!.* (?:${other}) ).* (?:${text}) `);
const whose = "age|sex|gender|name|race|descent|ethnicity|address|caste|id|no";

const area: Names = {
  station: [
    own(
      "police station(?: name)?|ps|ps name|station(?: name)?|thana|unit name|name of (?:the )?(?:ps|police station)",
    ),
    has("police station|thana|ps|station"),
  ],
  district: [
    own(
      "(?:police )?district(?: name)?|dist|dist name|falls within|precinct|addr pct cd|force|commissionerate|area name",
    ),
    has("district|precinct|borough|boro nm|division|city"),
  ],
  beat: [
    own("(?:police )?beat(?: name| no| number)?|reporting area|rpt dist no"),
    has("beat|ward|neighbou?rhood|sector|lsoa(?: name)?|zone|census tract"),
  ],
};

const point: Names = {
  latitude: [
    own("lat|latitude|gps lat|lat dd|start lat|incident lat"),
    has("lat|latitude"),
    own("y|y ?coord(?:inate)?|coord y|point y|gps y"),
  ],
  longitude: [
    own("lon|lng|long|longitude|gps lon|lon dd|start lon"),
    has("lon|lng|long|longitude"),
    own("x|x ?coord(?:inate)?|coord x|point x|gps x"),
  ],
};

const person: Names = {
  person: [
    has(`(?:person|accused|victim|complainant|offender|suspect) ${number}`),
    has("rowdy sheet no|mob number"),
  ],
  name: [
    own("(?:accused|victim|complainant|person|offender|suspect|full)? ?name"),
    has("name of (?:the )?(?:accused|victim|complainant|person)"),
  ],
  address: [own("(?:present |permanent |residential |home )?address"), has("address")],
  age: [own("age(?: year| years)?|present age"), has("age")],
};

const incident: readonly RegExp[] = [
  has(`(?:fir|crime|case|incident|complaint) ?${number}`),
  own("incident|fir|case"),
];

export const names: Readonly<Record<ModelTableName, Names>> = {
  incidents: {
    id: [
      own(
        `(?:fir|crime|case|incident|complaint|cmplnt|offen[cs]e|event|report|cr|dr|gd|dd) ?${number}|case number|crno|firno`,
      ),
      own(`${number}|record ${number}|object ?id|unique ${number}`),
    ],
    reported_at: [
      own(
        `(?:date|${when}) (?:reported|rptd|registered|of report|of registration)|(?:reported|report|rpt|rptd|registered|registration|reg|fir|fir reg) (?:${when})`,
      ),
      has("reported|registered|registration|rptd|rpt|reg|fir date|info received|received|created"),
    ],
    occurred_from: [
      own(
        `${offence} (?:from )?${when}(?: from)?|${when} (?:of )?${offence}(?: from)?|${offence} (?:fr|from|start)(?: ${when})?|occurred from|occurred|${when} from`,
      ),
      has(`${offence} (?:from|start|fr)|from date|from|start`),
      own(`${when}|month|occured on|when`),
      has("date|datetime|month"),
    ],
    occurred_to: [
      own(
        `${offence} (?:to|end)(?: ${when})?|${when} (?:of ${offence} )?to|occurred to|to ${when}`,
      ),
      has(`${offence} (?:to|end|until)|to date|end date|until`),
    ],
    head: [
      own(
        "crime group(?: name)?|major head|crime head|head|head of crime|primary type|crime type|offen[cs]e type|offen[cs]e category|crime category|incident type|incident category|ofns desc|crm cd desc|category|nature of (?:crime|offen[cs]e|complaint)|type of crime|crime group1",
      ),
      own(
        "(?:crime|offen[cs]e) (?:description|desc|name)|offen[cs]e|crime|type|heads?|head crimes|crime head name|class|group|call type|event type|charge",
      ),
      has("crime|offen[cs]e|category|type"),
    ],
    subhead: [
      own(
        "minor head|sub ?head|crime sub ?head|crime head name|crime head2?|sub ?category|incident subcategory|pd desc|offen[cs]e (?:description|desc|name)|description|case desc",
      ),
      without(
        "status|location|loc|prem|premis|premise|premises|weapon|juris|jurisdiction|vehicle|victim|suspect",
        "minor|sub|desc|description",
      ),
    ],
    heinous: [own("heinous|gravity|fir type|is heinous"), has("heinous|gravity")],
    status: [
      own(
        "(?:fir |case |crime )?(?:status|stage|disposition)|(?:last )?outcome(?: category)?|resolution|status desc|clearance(?: status)?",
      ),
      has("status|stage|outcome|disposition|resolution"),
    ],
    act_section: [
      own(
        "acts? ?(?:and )?sections?|sections?(?: of law)?|us|u s|ipc(?: sections?)?|bns(?: sections?)?|iucr|statute|law sections?",
      ),
      has("section|sections|ipc|bns|statute|ucr"),
    ],
    ...point,
    place: [
      own(
        "place of (?:offen[cs]e|occurrence|crime)|place|address|location|block|block address|street(?: name)?|village area name|village|locality|on street name|intersection",
      ),
      has("place|address|location|locality|street|block|village|landmark"),
    ],
    place_kind: [
      own(
        "place (?:type|kind)|(?:location|premises?|premis) (?:type|desc|description)|prem typ desc|type of place",
      ),
      has("premises|premise|premis|place type|location type|location description"),
    ],
    ...area,
    description: [
      own(
        "brief facts?|facts|narrative|gist|summary|details|case facts|fir contents|modus operandi|mo",
      ),
      has("facts|narrative|gist|summary|details|remarks"),
    ],
    mode: [
      own("complaint mode|mode of complaint|mode|how reported|method received|call source"),
      has("mode|method"),
    ],
    discovered_by_police: [
      own("discovered by police|suo ?motu|police initiated|officer initiated"),
      has("suo|initiated"),
    ],
    domestic: [own("domestic|is domestic|domestic violence"), has("domestic")],
    arrest: [own("arrest|arrest made|is arrest"), has("arrest")],
    victims: [
      own("victims?(?: count)?|(?:no|number) of victims|victim cnt|count victims"),
      without(whose, "victim|victims"),
    ],
    accused: [
      own("accused(?: count)?|(?:no|number) of accused|suspects"),
      without(whose, "accused"),
    ],
    arrested: [
      own("arrested(?: count)?(?: no)?|(?:no|number) (?:of )?arrested"),
      without(whose, "arrested"),
    ],
    charge_sheeted: [has("charge ?sheeted|chargesheeted")],
    convicted: [has("convicted|conviction")],
  },
  people: {
    incident,
    role: [own("role|part|person type|type of person"), has("role")],
    ...person,
    sex: [own("sex|gender|sex code|gender id"), has("sex|gender")],
    occupation: [own("occupation|profession|job"), has("occupation|profession")],
    residence: [
      own("residence|(?:present )?city|town|(?:present )?district"),
      has("residence|city|town|village"),
    ],
    caste: [own("caste|community|caste name"), has("caste")],
    religion: [own("religion"), has("religion")],
    nationality: [own("nationality(?: name)?|citizenship"), has("nationality")],
    language: [own("language|mother tongue"), has("language")],
    education: [own("education|qualification|literacy"), has("education|qualification")],
  },
  property: {
    incident,
    kind: [
      own("kind|type|property(?: type| kind| category)?|article|item"),
      has("type|kind|category|property|article"),
    ],
    stolen: [
      own("stolen(?: value)?|value stolen|property stolen|value of property stolen"),
      has("stolen|lost"),
    ],
    seized: [own("seized(?: value)?|value seized"), has("seized")],
    recovered: [own("recovered(?: value)?|value recovered|property recovered"), has("recovered")],
  },
  beats: {
    ...area,
    beat: [own("beat(?: name| no| number| num)?|name|beat num"), has("beat|ward|name")],
    geometry: [own("geometry|geom|the geom|shape|geojson"), has("geometry|geom")],
    population: [own("population|pop|residents"), has("population")],
    area_km2: [own("area ?km2|area sq ?km|sq ?km|area km 2"), has("km2|sq km|sqkm")],
  },
  duty: {
    ...area,
    shift: [own("shift|shift name|duty shift"), has("shift")],
    starts_at: [
      own("starts at|start|start time|from|from time|duty from|begins?|shift start"),
      has("start|from|begin"),
    ],
    ends_at: [own("ends at|end|end time|to|to time|duty to|until|shift end"), has("end|to|until")],
    officers: [
      own("officers|(?:no|number) of (?:officers|staff|men|constables)|staff|strength|count"),
      has("officers|staff|strength|constables"),
    ],
    unit: [own("unit|kind of unit|vehicle|patrol type|unit type"), has("unit|vehicle|patrol")],
  },
  known_offenders: {
    ...person,
    ...point,
    category: [
      own(
        "category|kind of sheet|rowdy classification details|offender class|classification|sheet type|grading",
      ),
      has("category|class|classification|sheet"),
    ],
    opened_at: [
      own("opened at|rs open date|mob open date|open date|opened|opened on"),
      has("open|opened"),
    ],
    station: area.station!,
    district: area.district!,
  },
  outcomes: {
    incident,
    kind: [
      own("kind|outcome|outcome type|report type|result|event|step"),
      has("type|outcome|result|kind"),
    ],
    happened_at: [
      own(`happened at|(?:outcome|event|arrest|report|final report) ${when}|${when}|csdate`),
      has("date|datetime"),
    ],
    note: [own("note|remarks?|details"), has("note|remark|details")],
  },
};
