namespace Gromozeka.Database.Profiles.Seed;

/// <summary>The statistics that the bot keeps when it saves messages, computed from the messages.</summary>
internal static class SeedStatistics
{
    public static IEnumerable<(long Chat, long User, int Messages)> PerUser() =>
        from message in SeedMessages.All
        group message by (message.Chat, message.User) into sent
        select (sent.Key.Chat, sent.Key.User, sent.Count());

    public static IEnumerable<(long Chat, string Day, int Messages)> PerDay() =>
        from message in SeedMessages.All
        group message by (message.Chat, message.Day) into sent
        select (sent.Key.Chat, sent.Key.Day, sent.Count());

    public static IEnumerable<(long Chat, long User, string Day, int Messages)> PerUserAndDay() =>
        from message in SeedMessages.All
        group message by (message.Chat, message.User, message.Day) into sent
        select (sent.Key.Chat, sent.Key.User, sent.Key.Day, sent.Count());
}
