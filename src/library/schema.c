// SPDX-License-Identifier: EUPL-1.2
#include "schema.h"

#include <carnet/base/i18n.h>

static const choice source_kinds[] = {
	{"officiel", "official"}, {"association", "association"}, {"presse", "press"},
	{"rapport", "report"}, {"conseil", "advice"}, {NULL, NULL},
};
static const choice source_reads[] = {{"entier", "whole"}, {"partiel", "partly"}, {"cité", "quoted"}, {NULL, NULL}};
static const choice word_kinds[] = {{"sigle", "acronym"}, {"mot", "word"}, {NULL, NULL}};
static const choice level_ids[] = {{"projets", "projects"}, {"partenariats", "partnerships"}, {"gouvernance", "governance"}, {NULL, NULL}};
static const choice level_keys[] = {
	{"definition", "definition"}, {"bound", "bound"}, {"examples", "examples"}, {"prerequisites", "prerequisites"},
	{"signs", "signs"}, {"next", "next"}, {"risks", "risks"}, {NULL, NULL},
};

SCHEMA(c_page, "page", N_("One readable page a file, named id.yaml"),
	KEY("id", N_("Name of the page: small letters, digits and hyphens"), t_text, F_NEED),
	KEY("title", N_("A question, or its answer"), t_text, F_NEED),
	KEY_OF("part", N_("The part of the guide that lists it"), t_reference, F_NEED, .ref = "part"),
	KEY_OF("order", N_("Place inside the part, by tens"), t_integer, F_NEED, .min = 0, .max = 100000),
	KEY("summary", N_("One sentence"), t_text, F_NEED),
	KEY("tags", N_("Plain words that people type to find it"), t_list, 0),
	KEY_OF("sources", N_("Where it comes from; only help has none"), t_list, 0, .ref = "source"),
	KEY("verified", N_("Day of the last check against its sources"), t_date, 0),
	KEY("advice", N_("Yes when the page is ours, not from a source"), t_boolean, 0),
	KEY_OF("next", N_("What to read next"), t_list, 0, .ref = "page"),
	KEY("screen", N_("Help only: the screen that it explains"), t_text, 0),
	KEY("body", N_("The page, in Markdown; headings begin at ##"), t_prose, F_NEED));

SCHEMA(c_part, "part", N_("The parts of the guide"),
	KEY("id", N_("Name of the part"), t_text, F_NEED),
	KEY("title", N_("As the table of contents shows it"), t_text, F_NEED),
	KEY_OF("order", N_("Place in the guide, by tens"), t_integer, F_NEED, .min = 0, .max = 100000),
	KEY("summary", N_("One sentence"), t_text, F_NEED));

SCHEMA(c_source, "source", N_("Where the guide comes from"),
	KEY("key", N_("Name of the source in the pages"), t_text, F_NEED),
	KEY("title", N_("Title of the document"), t_text, F_NEED),
	KEY("author", N_("Who wrote it"), t_text, F_NEED),
	KEY("date", N_("When, as the document says it"), t_text, F_NEED),
	KEY_OF("kind", N_("What it is worth as a proof"), t_choice, F_NEED, .choices = source_kinds),
	KEY("url", N_("Its address"), t_text, 0),
	KEY_OF("read", N_("How much of it was read"), t_choice, F_NEED, .choices = source_reads),
	KEY("note", N_("What to know before quoting it"), t_text, 0));

SCHEMA(c_word, "word", N_("Acronyms and words of the field"),
	KEY("id", N_("The acronym, or the word, with hyphens instead of spaces"), t_text, F_NEED),
	KEY("name", N_("As people write it, when it is not the id with spaces instead of hyphens"), t_text, 0),
	KEY("full", N_("What it stands for, in a few words"), t_text, F_NEED),
	KEY_OF("kind", N_("Acronym or word"), t_choice, F_NEED, .choices = word_kinds),
	KEY("means", N_("One to three short sentences, in Markdown"), t_prose, F_NEED),
	KEY_OF("see", N_("Neighbouring words"), t_list, 0, .ref = "word"),
	KEY_OF("pages", N_("Pages that say more"), t_list, 0, .ref = "page"),
	KEY_OF("sources", N_("Where it comes from"), t_list, 0, .ref = "source"));

SCHEMA(c_level, "level", N_("A level of participation"),
	KEY_OF("id", N_("Name of the level, as mandates store it"), t_choice, F_NEED, .choices = level_ids),
	KEY("title", N_("As the screens show it"), t_text, F_NEED),
	KEY("link", N_("What binds the people"), t_text, F_NEED),
	KEY("summary", N_("One sentence"), t_text, F_NEED),
	KEY("definition", N_("What it is, in Markdown"), t_prose, F_NEED),
	KEY("bound", N_("Who is bound by what, in Markdown"), t_prose, F_NEED),
	KEY("examples", N_("Examples"), t_list, F_NEED),
	KEY("prerequisites", N_("What is needed before one begins"), t_list, F_NEED),
	KEY("signs", N_("How to recognise it"), t_list, F_NEED),
	KEY("next", N_("How to go further"), t_list, F_NEED),
	KEY("risks", N_("What may go wrong"), t_list, F_NEED),
	KEY_OF("sources", N_("Where it comes from"), t_list, F_NEED, .ref = "source"),
	KEY_OF("advice", N_("Which of these keys are our advice"), t_list, 0, .choices = level_keys));

SCHEMA(c_criterion, "criterion", N_("A criterion of participation"),
	KEY("id", N_("Name of the criterion, as assessments store it"), t_text, F_NEED),
	KEY_OF("level", N_("The level that it belongs to"), t_reference, F_NEED, .ref = "level"),
	KEY("title", N_("A short statement"), t_text, F_NEED),
	KEY("explain", N_("What counts and what does not"), t_text, F_NEED),
	KEY("evidence", N_("What proves it"), t_text, F_NEED),
	KEY_OF("page", N_("The page that says how"), t_reference, F_NEED, .ref = "page"));

SCHEMA(c_aci_level, "aci_level", N_("A level of the 2023 proposal"),
	KEY("id", N_("Name of the level"), t_text, F_NEED),
	KEY("title", N_("As the page shows it"), t_text, F_NEED),
	KEY("definition", N_("What it is, in Markdown"), t_prose, F_NEED),
	KEY("examples", N_("Examples"), t_list, F_NEED));

SCHEMA(c_aci_criterion, "aci_criterion", N_("A criterion of the 2023 proposal"),
	KEY("id", N_("Name of the criterion, as assessments store it"), t_text, F_NEED),
	KEY_OF("level", N_("The level of the proposal"), t_reference, F_NEED, .ref = "aci_level"),
	KEY("title", N_("A short statement"), t_text, F_NEED),
	KEY("explain", N_("What counts and what does not"), t_text, F_NEED),
	KEY("evidence", N_("What proves it"), t_text, F_NEED),
	KEY_OF("page", N_("The page that says how"), t_reference, F_NEED, .ref = "page"));

SCHEMA(c_aci_link, "aci_link", N_("Where a level of the proposal meets a level of participation"),
	KEY_OF("aci", N_("The level of the proposal"), t_reference, F_NEED, .ref = "aci_level"),
	KEY_OF("level", N_("The level of participation"), t_reference, F_NEED, .ref = "level"),
	KEY("text", N_("What both have in common"), t_text, F_NEED));

SCHEMA(c_aci, "aci", N_("The 2023 proposal for the national agreement"),
	KEY("title", N_("Title of the page"), t_text, F_NEED),
	KEY("summary", N_("One sentence"), t_text, F_NEED),
	KEY("warning", N_("What the reader must not believe"), t_text, F_NEED),
	KEY_OF("sources", N_("Where it comes from"), t_list, F_NEED, .ref = "source"),
	KEY_OF("levels", N_("Its levels"), t_parts, F_NEED, .of = &c_aci_level),
	KEY_OF("criteria", N_("Its criteria, as this notebook reads them"), t_parts, F_NEED, .of = &c_aci_criterion),
	KEY_OF("correspondence", N_("How it meets the levels of participation"), t_parts, F_NEED, .of = &c_aci_link));

SCHEMA(c_levels, "levels", N_("Levels of participation, their criteria, and the 2023 proposal"),
	KEY_OF("levels", N_("The levels"), t_parts, F_NEED, .of = &c_level),
	KEY_OF("criteria", N_("The criteria"), t_parts, F_NEED, .of = &c_criterion),
	KEY_OF("aci", N_("The proposal: one mapping, not a list"), t_parts, F_NEED, .of = &c_aci, .max = 1));

SCHEMA(c_wording, "wording", N_("Words that the program puts around what it makes into pages"),
	KEY("level_title", N_("Before the name of a level"), t_text, F_NEED),
	KEY("definition", N_("Heading of a section"), t_text, F_NEED),
	KEY("bound", N_("Heading of a section"), t_text, F_NEED),
	KEY("examples", N_("Heading of a section"), t_text, F_NEED),
	KEY("prerequisites", N_("Heading of a section"), t_text, F_NEED),
	KEY("signs", N_("Heading of a section"), t_text, F_NEED),
	KEY("next", N_("Heading of a section"), t_text, F_NEED),
	KEY("risks", N_("Heading of a section"), t_text, F_NEED),
	KEY("criteria", N_("Heading of a section"), t_text, F_NEED),
	KEY("our_advice", N_("Said under a heading whose text is our advice"), t_text, F_NEED),
	KEY("how", N_("Words of the link to the page that says how"), t_text, F_NEED),
	KEY("evidence", N_("Before the proof of a criterion"), t_text, F_NEED),
	KEY("criteria_title", N_("Title of the page of criteria"), t_text, F_NEED),
	KEY("criteria_summary", N_("Its summary"), t_text, F_NEED),
	KEY("correspondence", N_("Heading of a section"), t_text, F_NEED),
	KEY("level", N_("Head of the first column of the correspondence"), t_text, F_NEED),
	KEY("words_title", N_("Title of the glossary page"), t_text, F_NEED),
	KEY("words_summary", N_("Its summary"), t_text, F_NEED),
	KEY("sources_title", N_("Title of the page of sources"), t_text, F_NEED),
	KEY("sources_summary", N_("Its summary"), t_text, F_NEED),
	KEY("officiel", N_("Heading of this kind of source"), t_text, F_NEED),
	KEY("association", N_("Heading of this kind of source"), t_text, F_NEED),
	KEY("presse", N_("Heading of this kind of source"), t_text, F_NEED),
	KEY("rapport", N_("Heading of this kind of source"), t_text, F_NEED),
	KEY("conseil", N_("Heading of this kind of source"), t_text, F_NEED),
	KEY("season", N_("Before the season of a topic"), t_text, F_NEED),
	KEY("questions", N_("Heading of the questions of a topic or a survey"), t_text, F_NEED),
	KEY("why", N_("Before the reason of a question"), t_text, F_NEED),
	KEY("good", N_("Before what a good answer looks like"), t_text, F_NEED),
	KEY("words", N_("Heading of the words of a topic"), t_text, F_NEED),
	KEY("choices", N_("Before the answers to choose from"), t_text, F_NEED),
	KEY("score", N_("After a question answered by a score"), t_text, F_NEED),
	KEY("steps_title", N_("Title of the page of first steps"), t_text, F_NEED),
	KEY("steps_summary", N_("Its summary"), t_text, F_NEED),
	KEY("read", N_("Before the pages that a step asks to read"), t_text, F_NEED),
	KEY("proof", N_("Before what proves that a step is done"), t_text, F_NEED),
	KEY("regions_title", N_("Title of the page of regions"), t_text, F_NEED),
	KEY("regions_summary", N_("Its summary"), t_text, F_NEED),
	KEY("took_part", N_("After a region that took part in the note of 2023"), t_text, F_NEED),
	KEY("not_part", N_("After another region"), t_text, F_NEED),
	KEY("claim_title", N_("Title of an expense claim; {number}, {name}, {payer}, {amount} and {words} stand for those of the claim"), t_text, 0),
	KEY("claim_statement", N_("Sworn statement of a claim, with the same marks"), t_text, 0),
	KEY("waiver_title", N_("Title of a waiver, with the same marks"), t_text, 0),
	KEY("waiver_statement", N_("What is signed to give up repayment, with the same marks: amount is what is given up"), t_text, 0));

SCHEMA(c_names, "names", N_("Words by which the name of a person is told from a thing"),
	KEY("titles", N_("Before a name, never alone"), t_list, F_NEED),
	KEY("links", N_("Between two names"), t_list, F_NEED),
	KEY("roles", N_("What means a person without a name"), t_list, F_NEED),
	KEY("things", N_("Things that begin with a capital before a colon"), t_list, F_NEED),
	KEY("thing_endings", N_("How names of things end"), t_list, F_NEED),
	KEY("like_things", N_("First names that end as things do"), t_list, F_NEED),
	KEY("like_verbs", N_("First names that end as verbs do"), t_list, F_NEED),
	KEY("like_infinitives", N_("Words that end as verbs do and are none"), t_list, F_NEED),
	KEY("health", N_("Beginnings of words about health, without accents; a whole word ends with a full stop"), t_list, F_NEED));

const content_file content_files[] = {
	{"pack.yaml", &c_pack, SHAPE_ONE, true, PACKS},
	{"fr/parts.yaml", &c_part, SHAPE_LIST, true, ANYWHERE},
	{"fr/sources.yaml", &c_source, SHAPE_LIST, true, ANYWHERE},
	{"fr/glossary.yaml", &c_word, SHAPE_LIST, true, ANYWHERE},
	{"fr/wording.yaml", &c_wording, SHAPE_ONE, true, ANYWHERE},
	{"fr/names.yaml", &c_names, SHAPE_ONE, false, PACKAGED},
	{"fr/levels.yaml", &c_levels, SHAPE_ONE, true, PACKAGED},
	{"fr/guide/", &c_page, SHAPE_ONE, true, ANYWHERE},
	{"fr/mission/", &c_page, SHAPE_ONE, false, ANYWHERE},
	{"fr/help/", &c_page, SHAPE_ONE, false, ANYWHERE},
	{"fr/topics/", &c_topic, SHAPE_ONE, false, ANYWHERE},
	{"fr/checklists/", &c_checklist, SHAPE_ONE, false, ANYWHERE},
	{"fr/surveys/", &c_survey, SHAPE_ONE, false, ANYWHERE},
	{"fr/onboarding.yaml", &c_onboarding, SHAPE_ONE, false, ANYWHERE},
	{"fr/regions.yaml", &c_region, SHAPE_LIST, false, PACKAGED},
	{"scales/fiscal.yaml", &c_fiscal, SHAPE_ONE, false, ANYWHERE},
	{"scales/public.yaml", &c_public, SHAPE_LIST, false, ANYWHERE},
	{"scales/missions.yaml", &c_mission, SHAPE_LIST, false, ANYWHERE},
	{"scales/places.yaml", &c_place, SHAPE_LIST, false, PACKAGED},
	{"scales/volunteer.yaml", &c_volunteer, SHAPE_LIST, false, ANYWHERE},
	{"scales/waiver.yaml", &c_waiver, SHAPE_LIST, false, ANYWHERE},
	{"scales/leave.yaml", &c_leave, SHAPE_LIST, false, ANYWHERE},
	{"scales/valuation.yaml", &c_valuation, SHAPE_ONE, false, PACKAGED},
	{"scales/meals.yaml", &c_meal_ceiling, SHAPE_LIST, false, ANYWHERE},
	{"scales/accounts.yaml", &c_account, SHAPE_LIST, false, PACKAGED},
	{"records/", NULL, SHAPE_SAMPLE, false, PACKS},
	{"samples/", NULL, SHAPE_SAMPLE, false, PACKAGED},
};
const size_t ncontent_files = LENGTH(content_files);
