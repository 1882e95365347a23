using System.Data;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Tests.Dialect;

/// <summary>A command whose failure may abort the transaction.</summary>
internal sealed class PlainCommand(PlainTransaction transaction) : SqliteCommand
{
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => transaction.Run(() => base.ExecuteReader(behavior));
}
