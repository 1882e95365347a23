using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Diagnostics;
using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Errors;

public sealed class SecretTests : IDisposable
{
    private const string Token = "123456789:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc";
    private readonly Bed _bed = new();

    public static TheoryData<string, string> Texts =>
        new()
        {
            { "Host=h;Password=hunter2;Port=1", "Host=h;Password=***;Port=1" },
            { "Host=h;pwd = hunter2", "Host=h;pwd = ***" },
            { "Password=my secret x", "Password=***" },
            { "Password=my secret x;Port=1\nPassword=second one", "Password=***;Port=1\nPassword=***" },
            { "Password=\"never closed;Port=1\nnext", "Password=***\nnext" },
            { "Password='never closed", "Password=***" },
            { "Password='it''s;a secret';Port=1", "Password=***;Port=1" },
            { "Password=\"a \"\"quoted\"\" secret\";Port=1", "Password=***;Port=1" },
            { "postgres://bot:hunter2@db.example/gromozeka", "postgres://bot:***@db.example/gromozeka" },
            { "redis://:hunter2@cache.example", "redis://:***@cache.example" },
            { "postgres://bot:p@ss:word@db.example", "postgres://bot:***@db.example" },
            { $"token {Token} refused", "token *** refused" },
            { $"https://api.telegram.org/bot{Token}/getMe", "https://api.telegram.org/bot***/getMe" },
            { "https://host.example:8080/path?mail=a@b.example", "https://host.example:8080/path?mail=a@b.example" },
            { "at 12:30:45 on 2026-01-02 the file /var/lib/app.db", "at 12:30:45 on 2026-01-02 the file /var/lib/app.db" },
            { "", "" },
        };

    static SecretTests() => Secrets.Add(new Regex(@"(?<!\d)\d{6,}:[A-Za-z0-9_-]{30,}"));

    public void Dispose() => _bed.Dispose();

    /// <summary>A text eight times as long takes about eight times as long, not sixty-four times.</summary>
    [Theory]
    [InlineData("a")]
    [InlineData("7")]
    [InlineData(" ")]
    [InlineData("=")]
    [InlineData("://")]
    [InlineData("://a:")]
    [InlineData("://a:b@")]
    [InlineData("Password=")]
    [InlineData("Password='")]
    [InlineData("Password = \"")]
    [InlineData("Password \n")]
    public void Mask_LongText_TakesTimeInProportion(string part)
    {
        var text = "://x:=" + string.Concat(Enumerable.Repeat(part, 4_000_000 / part.Length));

        Assert.EndsWith("\nPassword=***", Secrets.Mask(text + "\nPassword=last"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Mask_Text_HidesTheSecretAndNothingElse(string text, string masked) => Assert.Equal(masked, Secrets.Mask(text));

    [Fact]
    public void Migrate_StatementWithASecretFails_ShowsItNowhere()
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql($"INSERT INTO nowhere VALUES ('{Token}', 'Password=hunter2')"));

        Fails(ErrorCodes.StepFailed);
    }

    [Fact]
    public void Migrate_CodeThrowsASecret_ShowsItNowhere()
    {
        _bed.Script.Up(1, _ => throw new InvalidOperationException($"https://api.telegram.org/bot{Token}/ Password=hunter2"));

        Fails(ErrorCodes.RecordingFailed);
    }

    [Fact]
    public void Migrate_StatementWithASecretSucceeds_IsLoggedWithoutIt()
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql($"CREATE TABLE t1 AS SELECT '{Token}' AS token"));

        _bed.FullManager(Bed.One).Migrate();

        Assert.DoesNotContain(_bed.Log.Lines, text => text.Contains(Token, StringComparison.Ordinal));
    }

    [Fact]
    public void Migrate_HostIsToldOfCommands_GetsThemAsTheyAre()
    {
        _bed.Script.Up(1, migration => migration.Execute.Sql($"CREATE TABLE t1 AS SELECT '{Token}' AS token"));
        var told = new List<string>();

        _bed.Manager(Bed.One, options => options.Executing = command => told.Add(command.Text)).Migrate();

        Assert.Equal([$"CREATE TABLE t1 AS SELECT '{Token}' AS token"], told);
    }

    [Fact]
    public void Migrate_HostThatIsToldThrows_RollsTheStepBack()
    {
        var manager = _bed.Manager(Bed.One, options => options.Executing = _ => throw new InvalidOperationException("the host's"));

        var error = Refusal.Of(ErrorCodes.StepFailed, () => manager.Migrate());

        Assert.Contains("the host's", error.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("t1", _bed.File.Tables());
    }

    private void Fails(ErrorCode code)
    {
        var error = Refusal.Of(code, () => _bed.FullManager(Bed.One).Migrate());

        string?[] shown =
        [
            error.Message,
            error.What,
            error.Why,
            error.State,
            error.Next,
            error.Statement,
            error.ToString(),
            .. _bed.Log.Lines,
            .. _bed.File.Rows("SELECT error FROM migration_log"),
        ];
        Assert.All(shown, text => Assert.DoesNotContain(Token, text ?? "", StringComparison.Ordinal));
        Assert.All(shown, text => Assert.DoesNotContain("hunter2", text ?? "", StringComparison.Ordinal));
        Assert.Contains("***", error.Message, StringComparison.Ordinal);
    }
}
