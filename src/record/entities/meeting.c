// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice statuses[] = {
	{"à venir", "to come"},
	{"tenue", "held"},
	{"reportée", "postponed"},
	{"annulée", "cancelled"},
	{NULL, NULL},
};

static const choice attendances[] = {
	{"présent", "present"},
	{"excusé", "excused"},
	{"absent", "absent"},
	{"remplacé", "replaced"},
	{NULL, NULL},
};

static const field fields[] = {
	{"date", "date", N_("Date"), N_("3/12, tomorrow, thursday, +7"), &t_date, F_NEED | F_LIST | F_INDEX, OPT(.width = 16)},
	{"title", "titre", N_("Title"), N_("for example Board of the CPTS"), &t_text, F_NEED | F_LIST | F_FIND, OPT(.width = 34)},
	{"mandate", "mandat", N_("Mandate"), N_("The one under which you sit; the CPTS follows from it"), &t_reference, 0, OPT(.ref = "mandate")},
	{"cpts", "cpts", N_("CPTS"), N_("Needed without a mandate"), &t_reference, F_LIST, OPT(.ref = "cpts", .fill = "(SELECT \"cpts\" FROM \"mandate\" WHERE \"id\" = NEW.\"mandate\")")},
	{"kind", "nature", N_("Kind of body"), NULL, &t_choice, F_FIND, OPT(.choices = bodies)},
	{"body_name", "nom_instance", N_("Its name"), NULL, &t_text, F_FIND},
	{"start", "heure", N_("Starts at"), N_("for example 18:30"), &t_time, F_LIST, OPT(.width = 5)},
	{"end", "heure_fin", N_("Ends at"), N_("for example 20:00"), &t_time, 0},
	{"place", "lieu", N_("Place"), NULL, &t_text, F_FIND},
	{"remote", "a_distance", N_("Remote"), N_("Yes for a call or a video meeting"), &t_boolean, 0},
	{"status", "statut", N_("Status"), N_("Empty: to come, then held once the day is past"), &t_choice, F_LIST, OPT(.choices = statuses, .effective = "iif(\"date\" < %today%, 'tenue', 'à venir')")},
	{"attendance", "presence", N_("Attendance"), NULL, &t_choice, F_LIST, OPT(.choices = attendances)},
	{"chair", "animateur", N_("Chair"), N_("Who chairs"), &t_text, F_FIND},
	{"attendees", "participants", N_("Present"), NULL, &t_prose, F_FIND},
	{"convened_on", "convoque_le", N_("Convened on"), N_("When the invitation reached you"), &t_date, 0},
	{"documents_on", "documents_le", N_("Documents received on"), NULL, &t_date, 0},
	{"preparation", "preparation", N_("My preparation"), N_("Private notes for yourself"), &t_prose, F_FIND | F_PRIVATE},
	{"minutes", "compte_rendu", N_("Minutes"), NULL, &t_prose, F_FIND},
	{"prep_minutes", "temps_preparation", N_("Time preparing"), N_("for example 90, 1h30"), &t_duration, 0, OPT(.min = 0, .max = 10080)},
	{"travel_minutes", "temps_trajet", N_("Time travelling"), N_("for example 45, 1h30"), &t_duration, 0, OPT(.min = 0, .max = 10080)},
	{"no_expense", "sans_frais", N_("No expense"), N_("Yes when nothing is to be claimed"), &t_boolean, 0},
	{"next_date", "prochaine_date", N_("Next meeting on"), NULL, &t_date, 0},
	{"invite_uid", "uid_invitation", N_("Invitation identifier"), NULL, &t_text, F_AUTO},
	{"invite_sequence", "sequence_invitation", N_("Invitation version"), NULL, &t_integer, F_AUTO},
};

static const rule rules[] = {
	{"mandate", "NEW.\"mandate\" IS NULL AND NEW.\"cpts\" IS NULL",
	 N_("A meeting belongs to a mandate or to a CPTS|choose one of the two"), false},
	{"cpts", "NEW.\"cpts\" <> (SELECT \"cpts\" FROM \"mandate\" WHERE \"id\" = NEW.\"mandate\")",
	 N_("This CPTS is not the one of the mandate|leave the CPTS empty, or choose another mandate"), false},
	{"end", "NEW.\"end\" <= NEW.\"start\"",
	 N_("The meeting ends before it starts|check both times, unless it went past midnight"), true},
	{"end", "NEW.\"end\" IS NOT NULL AND NEW.\"start\" IS NULL",
	 N_("The meeting has an end but no beginning|write when it begins as well"), true},
	{"documents_on", "NEW.\"documents_on\" > NEW.\"date\"",
	 N_("The documents came after the meeting|check the date"), true},
	{"convened_on", "NEW.\"convened_on\" > NEW.\"date\"",
	 N_("The invitation came after the meeting|check the date"), true},
};

const entity e_meeting = {
	.name = "meeting",
	.alias = "reunion",
	.one = N_("meeting"),
	.many = N_("meetings"),
	.help = N_("Each meeting: prepared, held, reported, followed up"),
	TABLE(fields),
	RULES(rules),
	.title = "{title}, {date}",
	.sort = "-date",
	.day = "date",
	.tab = 3,
	.number = 6,
};
