using FluentMigrator;
using FluentMigrator.Builders;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Extensions.DependencyInjection;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Operations;

/// <summary>Every operation of FluentMigrator, up and down through the engine, on a database that holds rows.</summary>
public class OperationTests
{
    private const string Seed = """
        CREATE TABLE people (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL, age INTEGER, note TEXT);
        INSERT INTO people (id, name, age, note) VALUES (1, 'Ann', 30, 'it''s'), (2, 'Боря 🐈', NULL, NULL), (3, 'Cid', 41, '');
        CREATE TABLE pets (id INTEGER NOT NULL PRIMARY KEY, owner INTEGER, tag TEXT DEFAULT 'none',
            CONSTRAINT fk_owner FOREIGN KEY (owner) REFERENCES people (id) ON DELETE CASCADE);
        INSERT INTO pets (id, owner, tag) VALUES (1, 1, 'cat'), (2, 3, NULL);
        CREATE INDEX ix_people_age ON people (age);
        CREATE UNIQUE INDEX ux_pets_tag ON pets (tag);
        CREATE VIEW adults AS SELECT id, name FROM people WHERE age >= 18;
        """;

    private static readonly Dictionary<string, Case> Cases = new[]
    {
        CreateTableCases.All,
        KeyCases.All,
        TypeCases.All,
        DefaultCases.All,
        CreateColumnCases.All,
        AlterColumnCases.All,
        IndexCases.All,
        ConstraintCases.All,
        RenameAndDeleteCases.All,
        SchemaAndSequenceCases.All,
        RowCases.All,
        ExecuteCases.All,
        QuestionCases.All,
    }
        .SelectMany(cases => cases)
        .ToDictionary(one => one.Name);

    public static TheoryData<string, string> All => Products.With(Cases.Keys);

    [Theory]
    [MemberData(nameof(All))]
    public void Migrate_UpThenDown_MakesTheFactsTrueAndRestoresEverything(string product, string name)
    {
        using var bench = Products.New(product);
        bench.Execute(Seed);
        var one = Cases[name];
        var before = Content.Of(bench);
        var manager = Manager(bench, one);
        if (one.Refusals.TryGetValue(product, out var refusal))
        {
            var error = Assert.Throws<MigrationException>(() => manager.Migrate());
            Assert.Equal(refusal.Code, error.Code);
            Assert.All(refusal.Words, word => Assert.Contains(word, $"{error.Why}. {error.Next}", StringComparison.Ordinal));
            Assert.Equal("", bench.Versions());
        }
        else
        {
            manager.Migrate();
            Assert.NotEmpty(one.Facts);
            Assert.Equal(
                one.Facts.Select(fact => (fact.Question, fact.ExpectedOf(product))),
                one.Facts.Select(fact => (fact.Question, fact.Ask(bench)))
            );
            manager.Rollback();
        }

        before.AssertSame(Content.Of(bench));
    }

    [Theory]
    [MemberData(nameof(Products.Names), MemberType = typeof(Products))]
    public void Cases_All_HaveAFactThatIsFalseBefore(string product)
    {
        using var bench = Products.New(product);
        bench.Execute(Seed);

        Assert.Empty(
            Cases.Values.Where(one => one.Facts.Count > 0 && one.Facts.All(fact => Holds(bench, fact, product))).Select(one => one.Name)
        );
    }

    [Fact]
    public void Cases_AllTogether_HaveEveryOperationThatFluentMigratorHas()
    {
        var operations = typeof(IMigrationExpression)
            .Assembly.GetTypes()
            .Concat(typeof(Migration).Assembly.GetTypes())
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IMigrationExpression)));

        var used = Cases.Values.SelectMany(Expressions).Select(expression => expression.GetType()).ToHashSet();

        // That of a migration that names no script is in AutoScriptTests.
        Assert.Equal(["ExecuteEmbeddedAutoSqlScriptExpression"], operations.Where(type => !used.Contains(type)).Select(type => type.Name));
    }

    [Fact]
    public void TypeCases_All_HaveEveryTypeThatFluentMigratorHas() =>
        Assert.Equal(
            typeof(IColumnTypeSyntax<>).GetMethods().Select(method => method.Name).ToHashSet(),
            TypeCases.All.Select(one => one.Name[..one.Name.IndexOf('(', StringComparison.Ordinal)]).ToHashSet()
        );

    private static MigrationManager Manager(Product bench, Case one)
    {
        bench.Script.UpOfAny(1, one.Up);
        if (one.Down is not null)
            bench.Script.Down(1, one.Down);
        return bench.Manager(one.Down is null ? Fixture.Reversing : Fixture.One, options => options.AllowDataLoss = true);
    }

    private static bool Holds(Product bench, Fact fact, string product)
    {
        try
        {
            return fact.Ask(bench) == fact.ExpectedOf(product);
        }
        catch (System.Data.Common.DbException)
        {
            return false;
        }
    }

    /// <summary>What a case asks for, up and down.</summary>
    private static IEnumerable<IMigrationExpression> Expressions(Case one)
    {
        using var bench = new SqliteProduct();
        bench.Execute(Seed);
        using var session = bench.Database().Open(SessionAccess.Write);
        var context = new MigrationContext(session.NewCollector(), new ServiceCollection().BuildServiceProvider(), bench.ConnectionString);
        bench.Script.UpOfAny(1, one.Up);
        if (one.Down is null)
        {
            new Fixtures.Reversing.Step1(bench.Script).GetUpExpressions(context);
            return context.Expressions;
        }

        var step = new Fixtures.One.Step1(bench.Script.Down(1, one.Down));
        step.GetUpExpressions(context);
        var up = context.Expressions.ToList();
        step.GetDownExpressions(context);
        return up.Concat(context.Expressions);
    }
}
