using FluentMigrator;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

/// <summary>A row of the table of operations: what a migration does, how it takes it back, and what is true in between.</summary>
internal sealed class Case
{
    public Case(string name, Action<Migration> up, Action<Migration> down, params Fact[] facts)
        : this(name, facts) => (Up, Down) = (migration => up((Migration)migration), down);

    private Case(string name, Fact[] facts) => (Name, Facts) = (name, facts);

    public string Name { get; }

    public Action<MigrationBase> Up { get; private init; } = null!;

    /// <summary>Null if FluentMigrator derives the way down.</summary>
    public Action<Migration>? Down { get; private init; }

    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The products that refuse it: the code, and words of the reason and of the way out.</summary>
    public Dictionary<string, (ErrorCode Code, string[] Words)> Refusals { get; } = [];

    /// <summary>A migration whose way down FluentMigrator derives.</summary>
    public static Case Reversing(string name, Action<MigrationBase> up, params Fact[] facts) => new(name, facts) { Up = up };

    /// <summary>A migration that no product runs.</summary>
    public static Case Refused(string name, Action<Migration> up) => new(name, up, _ => { });

    /// <summary>The same case, whose operation a product does not support.</summary>
    public Case RefusedBy(string product, params string[] words) => RefusedBy(product, ErrorCodes.OperationNotSupported, words);

    /// <summary>The same case, which fails on a product.</summary>
    public Case RefusedBy(string product, ErrorCode code, params string[] words)
    {
        Refusals.Add(product, (code, words));
        return this;
    }
}

/// <summary>A question to a database, and its answer.</summary>
internal sealed record Fact(string Question, Func<Product, string> Ask, string Expected)
{
    private readonly Dictionary<string, string> _others = [];

    /// <summary>What the engine reads of a table (<see cref="SchemaText"/>).</summary>
    public static Fact Table(TableName table, params string[] expected) =>
        new($"table {table}", product => product.TableText(table), string.Join("; ", expected));

    /// <summary>That there is no table of that name.</summary>
    public static Fact NoTable(string table) => Table(table, "none");

    /// <summary>What a query returns.</summary>
    public static Fact Rows(string sql, params string[] expected) => new(sql, product => product.Read(sql), string.Join("; ", expected));

    /// <summary>The same question, which a product answers otherwise.</summary>
    public Fact On(string product, params string[] expected)
    {
        _others.Add(product, string.Join("; ", expected));
        return this;
    }

    /// <summary>The answer of a product.</summary>
    public string ExpectedOf(string product) => _others.GetValueOrDefault(product, Expected);
}
