// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const choice kinds[] = {
	{"association", "association"},
	{"CPTS", "CPTS"},
	{"ARS", "regional health agency"},
	{"délégation", "delegation"},
	{"autre", "other"},
	{NULL, NULL},
};

static const choice calculations[] = {
	{"cumul annuel", "annual total", "les km de l’année s’additionnent (règle de l’impôt)"},
	{"par trajet", "by trip", "chaque trajet seul, au taux des premiers km"},
	{"taux unique", "single rate", "un seul prix par km, écrit en «taux maison»"},
	{NULL, NULL},
};

static const choice scopes[] = {
	{"payeur", "this payer", "seuls les kilomètres faits pour lui"},
	{"tous", "all payers", "tous vos kilomètres de l’année"},
	{NULL, NULL},
};

static const choice scale_choices[] = {
	{"dernier publié", "last published", "le plus récent le jour du calcul"},
	{"année des revenus", "income year", "celui de l’année du trajet, provisoire d’abord"},
	{"figé", "fixed", "toujours le même : «barème fiscal 2024»"},
	{NULL, NULL},
};

static const choice answers[] = {
	{"oui", "yes"},
	{"non", "no"},
	{"inconnu", "unknown"},
	{NULL, NULL},
};

static const choice scales[] = {
	{"barème fiscal", "the tax office’s", "celui des impôts"},
	{"tarif public", "the State’s", "celui de l’État"},
	{"taux maison", "the payer’s own", "un prix par km propre à ce payeur"},
	{NULL, NULL},
};

static const field fields[] = {
	{"name", "nom", N_("Name"), NULL, &t_text, F_NEED | F_LIST | F_FIND},
	{"kind", "nature", N_("Kind"), NULL, &t_choice, F_LIST, OPT(.choices = kinds)},
	{"scale", "bareme", N_("Mileage scale"), N_("Whose price a kilometre is paid at"), &t_text, F_LIST, OPT(.usual = scales, .heading = N_("Scale"))},
	{"calculation", "calcul", N_("Mileage counted"), N_("How the scale applies to your trips; the payer’s rules say it"), &t_choice, F_RARE, OPT(.choices = calculations)},
	{"counter_scope", "compteur", N_("Kilometres counted for"), N_("Which trips make the yearly total that chooses the bracket"), &t_choice, F_RARE, OPT(.choices = scopes)},
	{"scale_choice", "choix_bareme", N_("Which year’s scale"), N_("Leave empty if you do not know: the last one published"), &t_choice, F_RARE, OPT(.choices = scale_choices)},
	{"house_rate", "taux_maison", N_("House rate"), N_("for example 0,350 (euros a kilometre)"), &t_rate, 0, OPT(.min = 0, .max = 10000)},
	{"regularise", "regularisation", N_("Regularises after a bracket"), N_("Yes if the payer corrects earlier claims when the yearly total changes the rate"), &t_boolean, F_RARE},
	{"meal_mode", "mode_repas", N_("Meals"), N_("What is paid for a meal: the receipt, the receipt up to the cap, or a flat amount"), &t_choice, 0, OPT(.choices = calculation_modes)},
	{"night_mode", "mode_nuit", N_("Nights"), N_("What is paid for a night: the receipt, the receipt up to the cap, or a flat amount"), &t_choice, 0, OPT(.choices = calculation_modes)},
	{"meal_cap", "plafond_repas", N_("Meal cap"), N_("for example 12,50"), &t_money, 0,
	 OPT(.min = 0, .max = 100000000, .when = "meal_mode", .among = "réel plafonné|forfait")},
	{"night_cap", "plafond_nuit", N_("Night cap"), N_("for example 90"), &t_money, 0,
	 OPT(.min = 0, .max = 100000000, .when = "night_mode", .among = "réel plafonné|forfait")},
	{"deadline_days", "delai", N_("Claim within (days)"), N_("Days after the expense; empty when the payer sets none"), &t_integer, 0, OPT(.min = 0, .max = 3660)},
	{"receipt_required_from", "justificatif_des", N_("Receipt needed from"), N_("for example 15,00"), &t_money, F_RARE, OPT(.min = 0, .max = 100000000)},
	{"accepts_waivers", "accepte_abandons", N_("Can receive waivers"), N_("Associations of general interest only"), &t_choice, F_RARE, OPT(.choices = answers)},
	{"year_start", "exercice", N_("Year starts on"), N_("for example 01/01, 01/09"), &t_month_day, F_RARE},
	{"contact", "contact", N_("Contact"), NULL, &t_text, F_LIST | F_FIND},
	{"address", "adresse", N_("Address"), NULL, &t_prose, 0},
	{"email", "courriel", N_("E-mail"), NULL, &t_email, 0},
};

const entity e_payer = {
	.name = "payer",
	.alias = "payeur",
	.one = N_("payer"),
	.many = N_("payers"),
	.help = N_("Who pays your travel back, and by which rules"),
	TABLE(fields),
	.title = "{name}",
	.sort = "name",
	.tab = 5,
	.number = 10,
};
