using Gromozeka.FluentMigrations.Sqlite.Rebuild.Text;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>What fires a trigger.</summary>
/// <param name="Verb">INSERT, UPDATE or DELETE.</param>
/// <param name="Columns">The columns of UPDATE OF; empty for all.</param>
internal sealed record TriggerEvent(string Verb, IReadOnlyList<string> Columns)
{
    public static TriggerEvent Of(string sql)
    {
        var tokens = SqliteTokenizer.Read(sql).SkipWhile(token => !token.Is("TRIGGER")).Skip(2)
            .SkipWhile(token => !token.Is("INSERT") && !token.Is("UPDATE") && !token.Is("DELETE")).ToList();
        var columns = tokens.Count > 1 && tokens[1].Is("OF") ? tokens.Skip(2).TakeWhile(token => !token.Is("ON")).ToList() : [];
        return new TriggerEvent(tokens[0].Text.ToUpperInvariant(), ConstraintParser.Names(columns));
    }
}
