using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Likeness;

/// <summary>Dates as FluentMigrator writes them, for the host that has its databases; and what it cannot write.</summary>
public class DateLikenessTests
{
    private const string Rows = "SELECT n, typeof(v), quote(v) FROM t ORDER BY n";
    private static readonly DateTime Moment = new(2014, 1, 31, 12, 30, 5);

    private static readonly object[] Dates =
    [
        Moment,
        new DateTime(2014, 1, 1),
        DateTime.SpecifyKind(Moment.AddDays(1), DateTimeKind.Utc),
        DateTime.SpecifyKind(Moment.AddDays(2), DateTimeKind.Local),
        Moment.AddDays(3).AddMilliseconds(678),
        DateTime.MinValue,
        DateTime.MaxValue,
        new DateTimeOffset(Moment, TimeSpan.Zero),
        new DateTimeOffset(Moment.AddDays(4), TimeSpan.FromHours(-5.5)),
        new DateTimeOffset(Moment.AddDays(5), TimeSpan.FromHours(2)).AddTicks(1234567),
        new TimeSpan(1, 2, 3),
        -new TimeSpan(1, 2, 3, 4, 5),
    ];

    public static TheoryData<bool> Modes => [false, true];

    [Theory]
    [MemberData(nameof(Modes))]
    public void Migrate_DatesInEveryPlace_AreStoredAsByFluentMigrator(bool useStrictTables)
    {
        using var hosts = new TwoHosts(Options(SqliteDateFormat.FluentMigrator) with { UseStrictTables = useStrictTables });
        using var culture = new Sql.ForeignCulture();

        hosts.Migrate(m =>
        {
            Fill(m);
            m.Update.Table("t").Set(new { v = Moment.AddYears(1) }).Where(new { v = Dates[0] });
            m.Update.Table("t").Set(new { v = new DateTimeOffset(Moment, TimeSpan.FromHours(1)) }).Where(new { v = Dates[7] });
            m.Delete.FromTable("t").Row(new { v = Dates[1] });
            m.Create.Table("d")
                .WithColumn("n")
                .AsInt64()
                .WithColumn("a")
                .AsDateTime()
                .WithDefaultValue(Dates[0])
                .WithColumn("b")
                .AsString()
                .WithDefaultValue(Dates[8]);
            m.Insert.IntoTable("d").Row(new { n = 1 });
        });

        hosts.AssertEqual(Rows);
        hosts.AssertEqual("SELECT quote(a), quote(b) FROM d");
        hosts.AssertEqual("SELECT dflt_value FROM pragma_table_info('d')");
    }

    [Theory]
    [InlineData(SqliteDateFormat.FluentMigrator, 12, 1)]
    [InlineData(SqliteDateFormat.SortsWithCurrentTimestamp, 2, 0)]
    public void UpdateAndDelete_OfADatabaseThatFluentMigratorFilled_FindItsRowsInItsFormat(
        SqliteDateFormat format,
        int updated,
        int deleted
    )
    {
        using var hosts = new TwoHosts(Options(format));
        hosts.MigrateTheirs(Fill);

        hosts.GoOnWithTheirs(m =>
        {
            foreach (var date in Dates)
                m.Update.Table("t").Set(new { hit = "yes" }).Where(new { v = date });
            m.Delete.FromTable("t").Row(new { v = Dates[1] });
        });

        Assert.Equal(
            (updated - deleted).ToString(System.Globalization.CultureInfo.InvariantCulture),
            hosts.Theirs.Scalar("SELECT count(*) FROM t WHERE hit = 'yes'")
        );
        Assert.Equal(
            (Dates.Length - deleted).ToString(System.Globalization.CultureInfo.InvariantCulture),
            hosts.Theirs.Scalar("SELECT count(*) FROM t")
        );
    }

    [Fact]
    public void AlterColumn_DateAsADefault_IsWrittenInTheFormatOfTheHost()
    {
        using var hosts = new TwoHosts(Options(SqliteDateFormat.FluentMigrator));

        hosts.MigrateOurs(m =>
        {
            m.Create.Table("d").WithColumn("a").AsDateTime().Nullable();
            m.Execute.Sql("INSERT INTO d VALUES (NULL)");
            m.Alter.Column("a").OnTable("d").AsDateTime().Nullable().WithDefaultValue(Moment);
            m.Create.Column("b").OnTable("d").AsDateTime().WithDefaultValue(Moment.AddDays(1));
        });

        Assert.Equal(["'2014-01-31T12:30:05'", "'2014-02-01T12:30:05'"], hosts.Ours.Rows("SELECT dflt_value FROM pragma_table_info('d')"));
    }

    /// <summary>
    /// FluentMigrator writes a DateOnly in the culture of the process and without quotes, so that SQLite divides, and a TimeOnly that is no
    /// SQL.
    /// </summary>
    [Theory]
    [InlineData(SqliteDateFormat.FluentMigrator)]
    [InlineData(SqliteDateFormat.SortsWithCurrentTimestamp)]
    public void Insert_DateOnlyAndTimeOnly_AreTextsWhereFluentMigratorSpoilsThem(SqliteDateFormat format)
    {
        using var hosts = new TwoHosts(Options(format));
        static void Up(Migration m, object value)
        {
            m.Create.Table("t").WithColumn("n").AsInt64().WithColumn("v").AsString();
            m.Insert.IntoTable("t").Row(new { n = 1, v = value });
        }

        Assert.ThrowsAny<Exception>(() => hosts.MigrateTheirs(m => Up(m, new TimeOnly(3, 4, 5))));
        hosts.MigrateTheirs(m => Up(m, new DateOnly(2014, 1, 31)));
        hosts.MigrateOurs(m =>
        {
            Up(m, new DateOnly(2014, 1, 31));
            m.Insert.IntoTable("t").Row(new { n = 2, v = new TimeOnly(3, 4, 5) });
        });

        Assert.Equal(["0"], hosts.Theirs.Rows("SELECT v FROM t"));
        Assert.Equal(["2014-01-31", "03:04:05"], hosts.Ours.Rows("SELECT v FROM t ORDER BY n"));
    }

    [Theory]
    [InlineData(SqliteDateFormat.FluentMigrator, "____-__-__T__:__:__+00:00")]
    [InlineData(SqliteDateFormat.SortsWithCurrentTimestamp, "____-__-__ __:__:__.___+00:00")]
    public void CurrentDateTimeOffsetAsADefault_IsATextOfTheHostsFormat(SqliteDateFormat format, string pattern)
    {
        using var hosts = new TwoHosts(Options(format));
        hosts.MigrateOurs(m =>
            m.Create.Table("d")
                .WithColumn("n")
                .AsInt64()
                .WithColumn("a")
                .AsDateTimeOffset()
                .WithDefault(SystemMethods.CurrentDateTimeOffset)
        );

        hosts.Ours.Execute("INSERT INTO d (n) VALUES (1)");

        Assert.Equal("1", hosts.Ours.Scalar($"SELECT a LIKE '{pattern}' FROM d"));
    }

    private static void Fill(Migration m)
    {
        m.Create.Table("t").WithColumn("n").AsInt64().WithColumn("v").AsDateTime().WithColumn("hit").AsString().Nullable();
        for (var index = 0; index < Dates.Length; index++)
            m.Insert.IntoTable("t").Row(new { n = index, v = Dates[index] });
    }

    private static SqliteDatabaseOptions Options(SqliteDateFormat format) => new() { ConnectionString = "", DateFormat = format };
}
