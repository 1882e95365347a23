using Gromozeka.FluentMigrations.Sqlite.Counting;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Dependencies;

/// <summary>
/// What used which tables when the schema was last read. Since then the engine has only dropped objects, one with each statement, so that
/// what nothing used then is not used now. A rollback of a thousand migrations would otherwise read the whole schema a thousand times.
/// </summary>
internal sealed class KnownUses(SqliteSession session)
{
    private readonly Dependents _dependents = new(session);
    private ILookup<string, string>? _owners;
    private List<(string Table, HashSet<string> Names)> _uses = [];
    private long _schema;

    /// <summary>Whether a view, a trigger or a foreign key may use tables that one statement of the engine is about to drop.</summary>
    /// <param name="names">The names in the statement, case-folded.</param>
    public bool MayUse(IReadOnlyCollection<string> names)
    {
        // Each statement that changes the schema adds one to its number (https://www.sqlite.org/fileformat2.html#schema_cookie).
        // A temporary schema and an attached file have numbers of their own.
        if (new TableFacts(session.Handle).SchemaVersions() is not (var version, 0))
            return true;
        if (_owners is null || version != _schema)
            Read();
        _schema = version + 1;
        var tables = names.Where(name => _owners!.Contains(name)).SelectMany(name => _owners![name].Append(name)).ToHashSet();
        return _uses.Exists(use => tables.Contains(use.Table) || use.Names.Overlaps(tables));
    }

    /// <summary>Forgets everything: something other than a drop may have happened.</summary>
    public void Forget() => _owners = null;

    private void Read()
    {
        _owners = _dependents.ReadOwners().ToLookup(one => one.Name, one => one.Table);
        _uses = _dependents.ReadAll().ConvertAll(one => (Names.Fold(one.Table), one.ReadNames()));
    }
}
