// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice kinds[] = {
	{"kilomètres", "mileage", "km en voiture"},
	{"train", "train"},
	{"bus-métro", "bus, metro", "bus, métro, tramway"},
	{"taxi", "taxi"},
	{"covoiturage", "carpooling"},
	{"péage", "toll"},
	{"stationnement", "parking", "parking"},
	{"repas", "meal", "restaurant"},
	{"hébergement", "lodging", "hôtel"},
	{"autre", "other"},
	{"régularisation", "regularisation"},
	{NULL, NULL},
};

static const choice receipts[] = {
	{"joint", "attached"},
	{"papier", "on paper"},
	{"à demander", "to ask for"},
	{"sans objet", "not needed"},
	{NULL, NULL},
};

/* What a kind is asked. A regularisation is the program's own: it has an amount. */
#define ON_WHEELS .when = "kind", .among = "kilomètres|covoiturage"
#define DRIVING .when = "kind", .among = "kilomètres"
#define AWAY .when = "kind", .among = "repas|hébergement"
#define BOUGHT .when = "kind", .among = "train|bus-métro|taxi|covoiturage|péage|stationnement|repas|hébergement|autre"

static const field fields[] = {
	{"date", "date", N_("Date"), N_("yesterday, thu, 3/12"), &t_date, F_NEED | F_LIST | F_INDEX, OPT(.width = 16)},
	{"kind", "nature", N_("Kind"), NULL, &t_choice, F_NEED | F_LIST | F_FIND, OPT(.choices = kinds)},
	{"payer", "payeur", N_("Payer"), N_("Who should pay it back"), &t_reference, F_LIST, OPT(.ref = "payer")},
	{"meeting", "reunion", N_("Meeting"), NULL, &t_reference, 0, OPT(.ref = "meeting")},
	{"mandate", "mandat", N_("Mandate"), NULL, &t_reference, 0, OPT(.ref = "mandate")},
	{"label", "libelle", N_("Label"), NULL, &t_text, F_LIST | F_FIND},
	{"route", "trajet", N_("Route"), NULL, &t_reference, 0, OPT(.ref = "route", ON_WHEELS)},
	{"return_trip", "aller_retour", N_("There and back"), NULL, &t_boolean, 0, OPT(ON_WHEELS)},
	{"distance", "distance", N_("Distance"), N_("for example 46, 46,5 km: out and back, all of it"), &t_distance, 0, OPT(.min = 0, .max = 20000000, .doubt_max = 1500000, ON_WHEELS)},
	{"vehicle", "vehicule", N_("Vehicle"), NULL, &t_reference, 0, OPT(.ref = "vehicle", DRIVING)},
	{"passengers", "passagers", N_("Passengers"), NULL, &t_integer, F_RARE, OPT(.min = 0, .max = 50, DRIVING)},
	{"received", "recu", N_("Received from passengers"), NULL, &t_money, F_RARE, OPT(.min = 0, .max = 100000000, DRIVING)},
	{"zone", "zone", N_("Zone"), NULL, &t_text, F_RARE, OPT(AWAY)},
	{"nights", "nuits", N_("Number of nights"), N_("for example 1"), &t_dated_count, 0,
	 OPT(.when = "kind", .among = "hébergement")},
	{"meals", "repas", N_("Number of meals"), N_("for example 2"), &t_dated_count, 0, OPT(.when = "kind", .among = "repas")},
	{"real_amount", "montant_reel", N_("Amount on the receipt"), N_("for example 12,50"), &t_money, 0,
	 OPT(.min = -100000000, .max = 100000000, .doubt_max = 100000, BOUGHT)},
	{"amount", "montant", N_("Amount"), N_("for example 12,50"), &t_money, F_LIST, OPT(.min = -100000000, .max = 100000000, .doubt_max = 100000)},
	{"explanation", "explication", N_("How it was computed"), NULL, &t_text, F_AUTO},
	{"scale_used", "bareme_utilise", N_("Scale used"), NULL, &t_text, F_AUTO},
	{"provisional", "provisoire", N_("Provisional"), NULL, &t_boolean, F_AUTO},
	{"receipt", "justificatif", N_("Receipt"), NULL, &t_choice, F_LIST, OPT(.choices = receipts)},
	{"claim", "note", N_("Claim"), NULL, &t_reference, F_LIST | F_RARE, OPT(.ref = "claim")},
	{"settled_amount", "montant_regle", N_("Amount accepted"), NULL, &t_money, F_RARE, OPT(.min = -100000000, .max = 100000000)},
	{"waived_amount", "montant_abandonne", N_("Amount waived"), NULL, &t_money, F_RARE, OPT(.min = -100000000, .max = 100000000)},
	{"refusal_reason", "motif_refus", N_("Reason of refusal"), NULL, &t_text, F_FIND | F_RARE},
	{"notes", "notes", N_("Notes"), N_("Only you read them; they never leave with a shared document"), &t_prose, F_FIND | F_PRIVATE},
	{"split_of", "partage_de", N_("Part of"), NULL, &t_reference, F_AUTO, OPT(.ref = "expense")},
	{"regularises", "regularise", N_("Regularises"), NULL, &t_reference, F_AUTO, OPT(.ref = "expense")},
};

static const rule rules[] = {
	{"date", "NEW.\"date\" > %today%",
	 N_("This date is still to come|confirm if the expense is already made"), true},
	{"claim",
	 "EXISTS(SELECT 1 FROM \"expense\" AS was JOIN \"claim\" AS c ON c.\"id\" IN (was.\"claim\",NEW.\"claim\") WHERE was.\"id\" = NEW.\"id\" "
	 "AND c.\"status\" <> 'brouillon' AND (was.\"claim\",was.\"date\",was.\"kind\",was.\"payer\",was.\"distance\",was.\"vehicle\",was.\"received\","
	 "was.\"real_amount\",was.\"amount\",was.\"explanation\") IS NOT (NEW.\"claim\",NEW.\"date\",NEW.\"kind\",NEW.\"payer\",NEW.\"distance\","
	 "NEW.\"vehicle\",NEW.\"received\",NEW.\"real_amount\",NEW.\"amount\",NEW.\"explanation\")) "
	 "OR (NOT EXISTS(SELECT 1 FROM \"expense\" WHERE \"id\" = NEW.\"id\") "
	 "AND (SELECT \"status\" FROM \"claim\" WHERE \"id\" = NEW.\"claim\") <> 'brouillon')",
	 N_("This claim is submitted: its lines no longer change|correct it with a regularisation in your next claim"), false},
	{"real_amount", "NEW.\"real_amount\" < 0",
	 N_("A receipt is never negative|write what you paid, without a minus"), .typed = true},
	{"split_of", "NEW.\"split_of\" = NEW.\"id\"",
	 N_("An expense cannot be a part of itself|choose the first expense"), false},
	{"regularises", "NEW.\"regularises\" = NEW.\"id\"",
	 N_("An expense cannot regularise itself|choose the submitted expense"), false},
};

static const rule stays = {
	"claim", "(SELECT \"status\" FROM \"claim\" WHERE \"id\" = OLD.\"claim\") <> 'brouillon'",
	N_("This expense is in a submitted claim: it stays as long as the claim|correct it with a regularisation in your next claim"), false,
};

static const char *const indexes[] = {"(\"receipt\",\"date\") WHERE \"claim\" IS NULL", NULL};

const entity e_expense = {
	.name = "expense",
	.alias = "frais",
	.one = N_("expense"),
	.many = N_("expenses"),
	.help = N_("What you spent to do your work as a representative"),
	TABLE(fields),
	RULES(rules),
	.title = "{date}, {kind}, {label}",
	.stays = &stays,
	.indexes = indexes,
	.sort = "-date",
	.day = "date",
	.tab = 5,
	.number = 13,
};
