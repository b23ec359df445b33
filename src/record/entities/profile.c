// SPDX-License-Identifier: EUPL-1.2
#include "entities.h"
#include <carnet/base/i18n.h>

static const field fields[] = {
	{"name", "nom", N_("Your name"), N_("As it should appear on your documents"), &t_text, F_NEED | F_LIST | F_FIND},
	{"address", "adresse", N_("Postal address"), N_("Needed on expense claims only"), &t_prose, F_PRIVATE},
	{"email", "courriel", N_("E-mail"), N_("for example name@example.org"), &t_email, F_PRIVATE},
	{"phone", "telephone", N_("Phone"), NULL, &t_phone, F_PRIVATE},
	{"iban", "iban", N_("Bank account (IBAN)"), N_("Only printed on a claim, for the payer"), &t_text, F_PRIVATE},
	{"region", "region", N_("Region"), NULL, &t_text, F_LIST},
	{"association", "association", N_("Your association"), NULL, &t_reference, F_LIST, OPT(.ref = "association")},
	{"home_place", "domicile", N_("Where your trips start"), N_("A town or a district is enough"), &t_text, F_PRIVATE},
	{"delegation_email", "courriel_delegation", N_("Your delegation’s e-mail"), NULL, &t_email, 0},
	{"employee", "salarie", N_("Employed (representation leave)"), N_("Yes if you are employed: you may have representation leave"), &t_boolean, 0},
};

static const rule rules[] = {
	{"name", "(SELECT count(*) FROM \"profile\" WHERE \"id\" IS NOT NEW.\"id\") > 0",
	 N_("There is already a profile|edit it instead: carnet edit profile 1"), false},
};

const entity e_profile = {
	.name = "profile",
	.alias = "profil",
	.one = N_("profile"),
	.many = N_("profiles"),
	.help = N_("Who you are: your name appears on your documents"),
	TABLE(fields),
	RULES(rules),
	.title = "{name}",
	.sort = "name",
	.number = 1,
	.single = true,
};
