using Microsoft.Extensions.Logging;

namespace Gromozeka.Database.Profiles;

/// <summary>Everything that the seed logs.</summary>
internal static partial class SeedLog
{
    [LoggerMessage(101, LogLevel.Warning, "The database holds chats of its own: the Development profile adds nothing to it. Give it a new file to get the seed data")]
    public static partial void OtherChats(ILogger logger);
}
