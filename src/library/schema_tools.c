// SPDX-License-Identifier: EUPL-1.2
/* Schemas of what one uses rather than reads: agenda topics with their questions, checklists, surveys, first steps, regions; and of a pack. */
#include <carnet/base/i18n.h>

#include "schema.h"

enum { ORDER_MAX = 100000 };

static const choice answer_kinds[] = {{"libre", "free"}, {"choix", "choice"}, {"note", "score"}, {NULL, NULL}};
static const choice step_checks[] = {
	{"read_pages", "its pages are read"},       {"has_profile", "the profile is filled in"},
	{"has_cpts", "a CPTS is noted"},            {"has_mandate", "a mandate is noted"},
	{"has_contact", "a contact is noted"},      {"has_meeting", "a meeting is noted"},
	{"has_prepared_meeting", "a meeting has points and a question"},
	{"has_assessment", "an assessment is kept"}, {"has_expense", "an expense is noted"},
	{"by_hand", "the person ticks it"},         {NULL, NULL},
};

#define ORDER KEY_OF("order", N_("Place among its like, by tens"), t_integer, F_NEED, .min = 0, .max = ORDER_MAX)
#define WORTH \
	KEY_OF("sources", N_("Where it comes from"), t_list, 0, .ref = "source"), \
	KEY("verified", N_("Day of the last check against its sources"), t_date, 0), \
	KEY("advice", N_("Yes when it is ours, not from a source"), t_boolean, 0)
#define LISTED \
	KEY("id", N_("Its name: small letters, digits and hyphens"), t_text, F_NEED), \
	KEY("title", N_("As its page shows it"), t_text, F_NEED), \
	KEY_OF("part", N_("The part of the guide that lists it"), t_reference, F_NEED, .ref = "part"), \
	ORDER, \
	KEY("summary", N_("One sentence"), t_text, F_NEED), \
	KEY("tags", N_("Plain words that people type to find it"), t_list, 0), \
	WORTH, \
	KEY_OF("next", N_("What to read next"), t_list, 0, .ref = "page")

SCHEMA(c_question, "question", N_("A question to ask about a topic"),
	KEY("id", N_("Its name inside the topic"), t_text, F_NEED),
	KEY("ask", N_("The question, as one says it aloud"), t_text, F_NEED),
	KEY("why", N_("Why it matters"), t_text, F_NEED),
	KEY("good", N_("What a good answer looks like"), t_text, F_NEED));

SCHEMA(c_topic, "topic", N_("An agenda topic a file, named id.yaml"),
	KEY("id", N_("Name of the topic: small letters, digits and hyphens"), t_text, F_NEED),
	KEY("title", N_("As its page shows it"), t_text, F_NEED),
	ORDER,
	KEY("keywords", N_("Words and short phrases that people write in agendas"), t_list, F_NEED),
	KEY("season", N_("When in the year it comes up"), t_text, 0),
	KEY("what", N_("What it is, in Markdown"), t_prose, F_NEED),
	KEY_OF("questions", N_("Three to seven questions worth asking"), t_parts, F_NEED, .of = &c_question),
	KEY_OF("words", N_("Words to know"), t_list, 0, .ref = "word"),
	KEY_OF("pages", N_("Pages to read"), t_list, 0, .ref = "page"),
	WORTH);

SCHEMA(c_box, "box", N_("A line to tick"),
	KEY("id", N_("Its name inside the checklist"), t_text, F_NEED),
	KEY("text", N_("What to do"), t_text, F_NEED),
	KEY("help", N_("A word of explanation"), t_text, 0));

SCHEMA(c_group, "group", N_("Lines to tick that belong together"),
	KEY_OF("items", N_("The lines"), t_parts, F_NEED, .of = &c_box),
	KEY("title", N_("Their heading"), t_text, 0));

SCHEMA(c_checklist, "checklist", N_("A checklist a file, named id.yaml; twelve lines at most"),
	LISTED,
	KEY_OF("groups", N_("Its lines, in groups"), t_parts, F_NEED, .of = &c_group));

SCHEMA(c_survey_question, "survey_question", N_("A question of a survey"),
	KEY("id", N_("Its name inside the survey"), t_text, F_NEED),
	KEY("text", N_("The question"), t_text, F_NEED),
	KEY_OF("kind", N_("How it is answered"), t_choice, F_NEED, .choices = answer_kinds),
	KEY("choices", N_("The answers to choose from"), t_list, 0),
	KEY("help", N_("A word for the one who asks"), t_text, 0));

SCHEMA(c_survey, "survey", N_("A survey a file, named id.yaml"),
	LISTED,
	KEY("intro", N_("What to say and do before the first question, in Markdown"), t_prose, F_NEED),
	KEY_OF("questions", N_("Its questions"), t_parts, F_NEED, .of = &c_survey_question));

SCHEMA(c_step, "step", N_("A step of the first weeks"),
	KEY("id", N_("Name of the step"), t_text, F_NEED),
	KEY("title", N_("As the home screen shows it"), t_text, F_NEED),
	KEY_OF("read", N_("Pages to read"), t_list, 0, .ref = "page"),
	KEY("do", N_("What to do, in Markdown"), t_prose, F_NEED),
	KEY("proof", N_("What proves that it is done"), t_text, F_NEED),
	KEY_OF("check", N_("How the program knows it"), t_choice, F_NEED, .choices = step_checks));

SCHEMA(c_onboarding, "onboarding", N_("The first steps of a representative"),
	KEY_OF("steps", N_("The steps, in order"), t_parts, F_NEED, .of = &c_step));

SCHEMA(c_region, "region", N_("Regions and their delegations"),
	KEY("id", N_("Name of the region in files"), t_text, F_NEED),
	KEY("name", N_("As people write it"), t_text, F_NEED),
	KEY("delegation", N_("Name of the delegation"), t_text, F_NEED),
	KEY("note_2023", N_("Yes when it took part in the note of 2023"), t_boolean, F_NEED),
	KEY("remark", N_("What to know"), t_text, 0));

SCHEMA(c_pack, "pack", N_("What a pack says of itself"),
	KEY("name", N_("Name of the pack: small letters, digits and hyphens"), t_text, F_NEED),
	KEY("title", N_("As people call it"), t_text, F_NEED),
	KEY("version", N_("Version, as its author counts: 1, 2, 2026-11"), t_text, F_NEED),
	KEY("author", N_("Who answers for it"), t_text, F_NEED),
	KEY("date", N_("Day of this version"), t_date, F_NEED),
	KEY("expires", N_("Day after which a newer one should be asked for"), t_date, F_NEED));
