using System.Data;
using System.Globalization;

namespace Gromozeka.Database.Profiles;

/// <summary>Whether a database may be seeded. Only reads.</summary>
internal static class SeedState
{
    public enum Kind
    {
        /// <summary>It contains no chat.</summary>
        Empty,

        /// <summary>It contains chats of the seed, and no others.</summary>
        Seeded,

        /// <summary>It contains a chat that is not part of the seed.</summary>
        OtherChats,
    }

    public static Kind Read(IDbConnection connection, IDbTransaction transaction, IReadOnlyList<long> seedChats)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var ids = string.Join(", ", seedChats.Select((id, index) => command.Bind(index, id)));
        command.CommandText = $"""
            SELECT CASE
                WHEN EXISTS (SELECT 1 FROM chat_info WHERE chat_id NOT IN ({ids}))
                  OR EXISTS (SELECT 1 FROM chat_messages WHERE chat_id NOT IN ({ids})) THEN {(int)Kind.OtherChats}
                WHEN EXISTS (SELECT 1 FROM chat_info) OR EXISTS (SELECT 1 FROM chat_messages) THEN {(int)Kind.Seeded}
                ELSE {(int)Kind.Empty}
            END
            """;
        return (Kind)Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
