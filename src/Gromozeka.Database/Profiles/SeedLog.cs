using Microsoft.Extensions.Logging;

namespace Gromozeka.Database.Profiles;

/// <summary>Everything that the seed logs.</summary>
internal static partial class SeedLog
{
    [LoggerMessage(
        101,
        LogLevel.Warning,
        "The database has other chats, so the Development profile adds nothing to it. Use a new file to get the seed data"
    )]
    public static partial void OtherChats(ILogger logger);
}
