namespace Gromozeka.Database.Profiles.Seed;

/// <summary>A user. The user name is empty if there is none, as the bot writes it.</summary>
internal sealed record SeedUser(long Id, string Username, string FullName, string? TimeZone = null);

/// <summary>The users, including the bot. The members of each chat follow from the messages.</summary>
internal static class SeedUsers
{
    public const long Bot = 990_000_000;
    public const long Alice = 990_000_001;
    public const long Boris = 990_000_002;
    public const long Noa = 990_000_003;
    public const long Hanako = 990_000_004;
    public const long Spammer = 990_000_005;

    public static readonly SeedUser[] All =
    [
        new(Bot, "@gromozeka_dev_bot", "Громозека"),
        new(Alice, "@alice_dev", "Alice O'Neil", "Europe/Dublin"),
        new(Boris, "@boris_dev", "Борис \"Боб\" Ёлкин 🐧", "Europe/Moscow"),
        new(Noa, "", "נועה לוי", "Asia/Jerusalem"),
        new(Hanako, "@hanako_dev", "花子 👩‍💻"),
        new(Spammer, "", "💰 Easy Money 💰"),
    ];

    public static SeedUser Find(long id) =>
        Array.Find(All, user => user.Id == id) ?? throw new ArgumentOutOfRangeException(nameof(id), id, "not a user of the seed");
}
