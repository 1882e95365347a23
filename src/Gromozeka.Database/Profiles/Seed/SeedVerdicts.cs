using static Gromozeka.Database.Profiles.Seed.SeedChats;

namespace Gromozeka.Database.Profiles.Seed;

/// <summary>The verdict on a message of the seed, from which the filter has learned.</summary>
internal sealed record SeedVerdict(bool IsSpam, long Chat, long MessageId, string Reason, double Score)
{
    public SeedMessage Message => SeedMessages.Find(Chat, MessageId);
}

/// <summary>Spam and ham. Every message of the category <c>user-spam</c> is here.</summary>
internal static class SeedVerdicts
{
    public static readonly SeedVerdict[] All =
    [
        new(true, Group, 7, "auto", 98.5),
        new(true, Group, 9, "user", 100),
        new(true, Forum, 11, "admin", 87.25),
        new(false, Group, 1, "auto", 3.5),
        new(false, Group, 12, "admin", 41.75),
        new(false, Forum, 12, "user", 63.125),
    ];
}
