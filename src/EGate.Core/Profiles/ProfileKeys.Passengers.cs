namespace EGate.Core;

public static partial class ProfileKeys
{
    private static ProfileKey[] Passengers() =>
        [
            new(
                "passengers.rules",
                ProfileKeyType.FilePath,
                "",
                1,
                1_024,
                $"\"{PassengerPolicy.None}\"",
                "File of the rules that make flags of expected arrivals for the officer, or none. Only a rule with \"refer\": true hands a traveller to an officer.",
                []
            ),
            Whole(
                "passengers.arrivals_max",
                "persons",
                100,
                2_000_000,
                200_000,
                "Most expected persons in memory; one takes about 400 bytes. The flights nearest in time come first, so what does not fit is far away."
            ),
            Whole(
                "passengers.silence_s_max",
                "s",
                30,
                86_400,
                900,
                "After this long without a word of the gateway lists may be missing, so nobody is called not expected any more."
            ),
        ];
}
