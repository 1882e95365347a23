using System.Data;
using FluentMigrator;
using Gromozeka.Database.Profiles.Seed;
using Microsoft.Extensions.Logging;

namespace Gromozeka.Database.Profiles;

/// <summary>
/// Adds three chats to an empty database, for development: a private one, a group, and a forum with topics. All values are fixed. If the
/// chats already exist, it only reads, so a developer's changes stay. A database with any other chat is left unchanged, and a warning is
/// logged. Adds no <c>delayed_tasks</c>, because the bot would execute them.
/// </summary>
/// <param name="logger">Logs the warning.</param>
[Profile("Development")]
public sealed class DevelopmentSeed(ILogger<DevelopmentSeed> logger) : Migration
{
    /// <inheritdoc />
    public override void Up() => Execute.WithConnection(Fill);

    /// <summary>Does nothing.</summary>
    public override void Down()
    {
        // FluentMigrator runs profiles only up, even during a rollback. Rows that a developer has worked with must not be removed.
    }

    private void Fill(IDbConnection connection, IDbTransaction transaction)
    {
        switch (SeedState.Read(connection, transaction, SeedChats.Ids))
        {
            case SeedState.Kind.OtherChats:
                SeedLog.OtherChats(logger);
                break;
            case SeedState.Kind.Empty:
                foreach (var table in SeedTables.All())
                    SeedWriter.Insert(connection, transaction, table);
                break;
            case SeedState.Kind.Seeded:
                break;
        }
    }
}
