# Does inside Request Tracker what its web API cannot: people, rights and tickets that others raised.
# Reads one JSON object a line, `{"do": …}`, and answers each with one line.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use JSON;
use RT;

# What libraries print must not be taken for answers.
open(my $answers, '>&', \*STDOUT) or die $!;
open(STDOUT, '>&', \*STDERR) or die $!;
$answers->autoflush(1);

RT::LoadConfig();
RT::Init();
my $json = JSON->new->utf8->canonical;
my $system = RT->SystemUser;
my %token_ids;
my %of = (
    setUp    => \&set_up,
    raise    => \&raise,
    right    => \&right,
    token    => \&token,
    endToken => \&end_token,
    unname   => \&unname,
    merge    => \&merge,
    move     => \&move,
    comment  => \&comment,
);

while (my $line = <STDIN>) {
    my $asked = $json->decode($line);
    my $told = eval { { done => $of{ $asked->{do} }->($asked) } } || { failed => "$@" };
    # The server's own processes change what this one remembers.
    DBIx::SearchBuilder::Record::Cachable->FlushCache;
    RT::Principal->InvalidateACLCache;
    print $answers $json->encode($told), "\n";
}

sub set_up {
    my ($asked) = @_;
    my $queue = RT::Queue->new($system);
    must($queue->Create(Name => $asked->{queue}, Lifecycle => 'default'));
    my $group = RT::Group->new($system);
    must($group->CreateUserDefinedGroup(Name => 'Technicians'));
    for my $person (@{ $asked->{people} }) {
        my $user = RT::User->new($system);
        must($user->Create(
            Name         => $person->{name},
            RealName     => $person->{realName},
            EmailAddress => $person->{email} || undef,
            ($person->{password} ? (Password => $person->{password}) : ()),
            Privileged   => $person->{privileged} ? 1 : 0,
        ));
        must($group->AddMember($user->PrincipalId)) if $person->{technician};
    }
    my $requestor = RT::Group->new($system);
    $requestor->LoadRoleGroup(Object => $queue, Name => 'Requestor');
    grant($group, $queue, @{ $asked->{rights}{technicians} });
    grant($requestor, $queue, @{ $asked->{rights}{requestors} });
    grant(user($asked->{bot}), $queue, @{ $asked->{rights}{bot} });
    for my $given (@{ $asked->{fields} }) {
        my $field = RT::CustomField->new($system);
        must($field->Create(Name => $given->{name}, Type => 'FreeformSingle', LookupType => 'RT::Queue-RT::Ticket'));
        must($field->AddToObject($queue));
        must($field->SetLinkValueTo('__CustomField__'));
        grant(user($asked->{bot}), $field, @{ $given->{bot} });
        grant($group, $field, 'SeeCustomField');
        grant($requestor, $field, 'SeeCustomField');
    }
    return 1;
}

sub raise {
    my ($asked) = @_;
    my $by = RT::CurrentUser->new($system);
    $by->Load($asked->{by});
    # Made as the system, which needs no right of the queue, and signed over.
    my $ticket = RT::Ticket->new($system);
    my ($id, undef, $error) = $ticket->Create(
        Queue     => $asked->{queue},
        Subject   => $asked->{title},
        Requestor => [ $asked->{requestor} ],
    );
    die "$error\n" unless $id;
    # Not every status is one that a ticket may begin in.
    must($ticket->SetStatus($asked->{status})) unless $asked->{status} eq 'new';
    $ticket->__Set(Field => 'Creator', Value => $by->id);
    return $id;
}

sub right {
    my ($asked) = @_;
    my $queue = RT::Queue->new($system);
    $queue->Load($asked->{queue});
    my $principal = user($asked->{user})->PrincipalObj;
    for my $right (@{ $asked->{rights} }) {
        must($asked->{given}
            ? $principal->GrantRight(Right => $right, Object => $queue)
            : $principal->RevokeRight(Right => $right, Object => $queue));
    }
    return 1;
}

sub token {
    my ($asked) = @_;
    my $token = RT::AuthToken->new($system);
    my ($id, $error, $text) = $token->Create(Owner => user($asked->{user})->id, Description => 'TAP Desk');
    die $error unless $id;
    $token_ids{$text} = $id;
    return $text;
}

sub end_token {
    my ($asked) = @_;
    my $token = RT::AuthToken->new($system);
    $token->Load($token_ids{ $asked->{token} });
    must($token->Delete);
    return 1;
}

sub merge {
    my ($asked) = @_;
    must(ticket($asked->{ticket})->MergeInto($asked->{into}));
    return 1;
}

sub comment {
    my ($asked) = @_;
    must(ticket($asked->{ticket})->Comment(Content => $asked->{text}));
    return 1;
}

sub move {
    my ($asked) = @_;
    must(ticket($asked->{ticket})->SetStatus($asked->{status}));
    return 1;
}

# A ticket that nobody is known to have raised, for nobody.
sub unname {
    my ($asked) = @_;
    my $ticket = ticket($asked->{ticket});
    my $people = $ticket->Requestor->MembersObj;
    while (my $member = $people->Next) {
        must($ticket->DeleteWatcher(Type => 'Requestor', PrincipalId => $member->MemberId));
    }
    $ticket->__Set(Field => 'Creator', Value => $system->id);
    return 1;
}

sub ticket {
    my ($number) = @_;
    my $ticket = RT::Ticket->new($system);
    $ticket->Load($number);
    die "no ticket $number" unless $ticket->id;
    return $ticket;
}

sub user {
    my ($name) = @_;
    my $user = RT::User->new($system);
    $user->Load($name);
    die "no user $name" unless $user->id;
    return $user;
}

sub grant {
    my ($holder, $object, @rights) = @_;
    must($holder->PrincipalObj->GrantRight(Right => $_, Object => $object)) for @rights;
}

sub must {
    my ($ok, $message) = @_;
    die "$message\n" unless $ok;
}
