"""HB524 to HB526: accounts, devices and places that belong to somebody."""

from __future__ import annotations

from handbook.rules.base import FamilyRule
from handbook.rules.persons import person_faults


class AccountNumber(FamilyRule):
    """No page shows a bank account, a card or a wallet.

    ## Why it matters

    Money can be sent to it and stolen from it, and whoever owns it is named as a criminal by a
    police handbook. A wallet that is under watch is emptied when its owner finds it here.

    ## How to fix it

    Write a number that cannot be one: the right letters in front, then zeros, such as
    `XX00 XXXX 0000 0000 0000 0000`.
    """

    code, name, family = "HB524", "account-number", person_faults
    message = "“{text}” is the number of a bank account, a card or a wallet"
    hint = "write zeros in the place of its digits"


class DeviceNumber(FamilyRule):
    """No page shows the number of a telephone, a SIM card, a network card or a connection.

    ## Why it matters

    Such a number finds one device, and with it one person or one office.
    The address of an agency's own line unmasks every search that is made over it.

    ## How to fix it

    Take what is kept for examples: 192.0.2.1, 198.51.100.1 or 203.0.113.1, `2001:db8::1`, and
    `00-00-5E-00-53-01` for a network card. Write zeros for the digits of a telephone.
    """

    code, name, family = "HB525", "device-number", person_faults
    message = "“{text}” is the number of a device or a connection"
    hint = "take 192.0.2.1, 2001:db8::1 or 00-00-5E-00-53-01; zeros for a telephone"


class Coordinates(FamilyRule):
    """No page shows a place so exactly that a house can be found.

    ## Why it matters

    Three decimals lead to the door: of a shelter, of a witness, of a family that was smuggled.
    Who draws an example from a real case shows where somebody lives.

    ## How to fix it

    Write a place of `docs/data/fictional.yaml`, such as *Town A*, or at most two decimals.
    """

    code, name, family = "HB526", "coordinates", person_faults
    message = "“{text}” is an exact place"
    hint = "write a place of docs/data/fictional.yaml such as Town A, or at most two decimals"
